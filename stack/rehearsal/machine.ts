import type Docker from "dockerode";
import { DefinitionError, type Finding } from "../../problems/index.ts";
import { type DemoImage, demoImages, type Engine, engine, environment, readResolved } from "../../toolchain/index.ts";
import type { DemoImages } from "../images.ts";
import { isNotFound } from "../release/index.ts";
import type { ServiceImages } from "../service-args.ts";

/** What rehearsals run on. */
export interface Machine extends Pick<Engine, "docker" | "id"> {
  readonly images: Readonly<Record<keyof ServiceImages, { readonly id: string; readonly version: string }>>;
  /** Of the miniature that was asked for. */
  readonly demo: DemoImages;
  /** Of the engine's host. */
  readonly processors: number;
  /** Folder of the Pulumi CLI. */
  readonly pulumiFolder: string;
  /** What Pulumi's processes need. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Looks whether a rehearsal can be brought up here, with a system in miniature where one is named, before anything is made.
 *
 * @throws DefinitionError when no engine answers, when its ports are not this machine's, when images are missing,
 * or when there is no miniature of the system.
 */
export async function findMachine(system?: string): Promise<Machine> {
  const [on, resolved, variables] = await Promise.all([engine(), readResolved(), environment()]);
  const known = resolved.engines[on.id]?.images ?? {};
  const ofSystem = system === undefined ? [] : demoImages([system]);
  const findings = [...remote(on), ...noMiniature(system), ...(await missingImages(on.docker, known, ofSystem))];
  if (findings.length > 0) throw new DefinitionError(findings);
  const image = (name: string) => ({ id: known[name]?.id ?? "", version: known[name]?.version ?? "" });
  const { NCPU } = (await on.docker.info()) as { readonly NCPU: number };
  return {
    docker: on.docker,
    id: on.id,
    images: { prometheus: image("prometheus"), alertmanager: image("alertmanager"), programs: image("programs") },
    demo: Object.fromEntries(ofSystem.map((name) => [name, image(name)])),
    processors: NCPU,
    pulumiFolder: resolved.tools.pulumi?.folder ?? "",
    environment: variables,
  };
}

/** A rehearsal is watched through its ports, which are bound to the loopback of the engine's host. */
export function remote({ host }: Pick<Engine, "host">): Finding[] {
  if (host === undefined || /^(unix|npipe):|^(tcp|https?):\/\/(localhost|127\.[\d.]+|\[::1\])([:/]|$)/.test(host))
    return [];
  return [
    {
      check: "validation/remote-engine",
      severity: "error",
      path: host,
      message:
        "it is an engine on another machine, and the ports of a rehearsal or a drill are bound to that machine's loopback; " +
        "allowed: an engine on this machine.",
      hint: "Run this on the engine's machine, or leave DOCKER_HOST unset.",
    },
  ];
}

function noMiniature(system: string | undefined): Finding[] {
  if (system === undefined || demoImages([system]).length > 0) return [];
  return [
    {
      check: "validation/no-miniature",
      severity: "error",
      path: `system ${system}`,
      message: "there is no miniature of it that could be broken on purpose.",
      hint: "Name one that sightline up --demo can run.",
    },
  ];
}

async function missingImages(
  docker: Docker,
  known: Readonly<Record<string, { readonly id: string }>>,
  ofSystem: readonly DemoImage[],
): Promise<Finding[]> {
  const names = ["alertmanager", "programs", "prometheus", ...ofSystem];
  const there = await Promise.all(names.map((name) => isThere(docker, known[name]?.id)));
  const missing = names.filter((_, index) => !there[index]);
  return missing.map((name) => ({
    check: "validation/missing-image",
    severity: "error",
    path: `image ${name}`,
    message: "the engine does not have it.",
    hint: `npm run up${(ofSystem as readonly string[]).includes(name) ? " -- --demo all" : ""} gets it; sightline doctor says how.`,
  }));
}

async function isThere(docker: Docker, id: string | undefined): Promise<boolean> {
  if (id === undefined) return false;
  try {
    await docker.getImage(id).inspect();
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}
