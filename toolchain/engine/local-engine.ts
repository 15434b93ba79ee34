import { readFile } from "node:fs/promises";
import { onPath } from "../tools/index.ts";

/** What can be done about an engine that does not answer. */
export type LocalEngine =
  | { readonly can: "start" }
  | { readonly can: "install" }
  | { readonly can: "nothing"; readonly why: string };

/** What this machine looks like to whoever wants an engine on it. */
export interface Host {
  readonly dockerHost: string | undefined;
  readonly root: boolean;
  /** ID and ID_LIKE of `/etc/os-release`; empty where there is no such file. */
  readonly distributions: readonly string[];
  readonly dockerd: boolean;
  readonly aptGet: boolean;
}

/** Decides what to do: only root on Debian or Ubuntu gets an engine installed, and never against DOCKER_HOST. */
export function localEngine(host: Host): LocalEngine {
  if (host.dockerHost !== undefined) return { can: "nothing", why: `DOCKER_HOST is ${host.dockerHost}` };
  if (!host.root) return { can: "nothing", why: "only root can start or install one" };
  if (host.dockerd) return { can: "start" };
  const known = host.distributions.some((name) => name === "debian" || name === "ubuntu");
  if (known && host.aptGet) return { can: "install" };
  return {
    can: "nothing",
    why: `it is installed for you on Debian and Ubuntu only, not on ${host.distributions[0] ?? process.platform}`,
  };
}

/** Looks at this machine. */
export async function inspectHost(): Promise<Host> {
  const [dockerd, aptGet, release] = await Promise.all([
    onPath("dockerd"),
    onPath("apt-get"),
    readFile("/etc/os-release", "utf8").catch(() => ""),
  ]);
  return {
    dockerHost: process.env.DOCKER_HOST || undefined,
    root: process.getuid?.() === 0,
    distributions: distributions(release),
    dockerd: dockerd !== undefined,
    aptGet: aptGet !== undefined,
  };
}

function distributions(release: string): string[] {
  const value = (key: string) => new RegExp(`^${key}="?([^"\n]*)"?$`, "m").exec(release)?.[1] ?? "";
  return `${value("ID")} ${value("ID_LIKE")}`.split(/\s+/).filter((name) => name !== "");
}
