import type Docker from "dockerode";
import type { Copy } from "../copy/index.ts";
import { watchedBeside } from "./beside.ts";

/** A part of the system beside a copy. */
export interface Part {
  /** Name on its network, and what its container is called after: `router-worker-1`. */
  readonly name: string;
  readonly container: Docker.Container;
}

/**
 * Finds a part by its name, or by the one that it has on its network: `hitl-postgres` is also `postgres`.
 *
 * @throws Error when there is none; with those that there are.
 */
export async function findPart(docker: Docker, copy: Copy, name: string): Promise<Part> {
  const { system, container } = watchedBeside(copy);
  const all = await docker.listContainers({ all: true });
  const names = all.flatMap(({ Names }) => Names.map((one) => one.slice(1)));
  const found = [name, `${system}-${name}`].find((one) => names.includes(container(one)));
  if (found !== undefined) return { name: found, container: docker.getContainer(container(found)) };
  const prefix = container("");
  const known = names.filter((one) => one.startsWith(prefix)).map((one) => one.slice(prefix.length));
  throw new Error(`${name} is no part of what runs; there are: ${known.sort().join(", ")}`);
}
