import type Docker from "dockerode";
import { DefinitionError } from "../../problems/index.ts";
import type { Platform } from "../lock.ts";
import { platformOf } from "../tools/index.ts";
import { engineClient } from "./client.ts";

/** A Docker engine that answered. */
export interface Engine {
  readonly docker: Docker;
  /** The engine's own identifier: it tells two engines apart, also behind one address. */
  readonly id: string;
  readonly version: string;
  /** What its containers run on; undefined where nothing is published for it. */
  readonly platform: Platform | undefined;
  /** The address as it was given in DOCKER_HOST; undefined: the default socket. */
  readonly host: string | undefined;
}

/** The engine at DOCKER_HOST or the default socket; an error says what to do when there is none. */
export async function engine(): Promise<Engine> {
  const found = await findEngine();
  if ("docker" in found) return found;
  throw new DefinitionError([
    {
      check: "toolchain/no-engine",
      severity: "error",
      path: process.env.DOCKER_HOST ?? "Docker engine",
      message: `it does not answer: ${found.fault}.`,
      hint: engineRemedy,
    },
  ]);
}

/** The engine, or why there is none. */
export async function findEngine(): Promise<Engine | { readonly fault: string }> {
  const host = process.env.DOCKER_HOST || undefined;
  try {
    const info = (await (await engineClient({ timeout: 10_000 })).info()) as EngineInfo;
    const platform = platformOf(info.OSType, info.Architecture);
    return { docker: await engineClient(), id: info.ID, version: info.ServerVersion, platform, host };
  } catch (error) {
    return { fault: error instanceof Error && error.message !== "" ? error.message : String(error) };
  }
}

/** The fields of `GET /info` that count here. */
interface EngineInfo {
  readonly ID: string;
  readonly ServerVersion: string;
  readonly OSType: string;
  readonly Architecture: string;
}

export const engineRemedy =
  "Install and start Docker (https://docs.docker.com/engine/install), or set DOCKER_HOST to an engine that can be reached.";
