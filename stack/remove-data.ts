import type Docker from "dockerode";
import { dataParts } from "./data-volume.ts";

/**
 * The names of a stack's data volumes, sorted; removes them when `remove` is true.
 * They outlive `pulumi destroy` on purpose, so Pulumi no longer knows them here.
 */
export async function removeData(
  docker: Docker,
  options: { readonly project: string; readonly stack: string; readonly remove: boolean },
): Promise<string[]> {
  const { project, stack } = options;
  const known = dataParts.map((part) => `${project}-${stack}-${part}-data`);
  const { Volumes } = await docker.listVolumes();
  const names = (Volumes ?? [])
    .map(({ Name }) => Name)
    .filter((name) => known.includes(name))
    .sort();
  if (options.remove) for (const name of names) await docker.getVolume(name).remove();
  return names;
}
