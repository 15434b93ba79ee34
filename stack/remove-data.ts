import type Docker from "dockerode";
import { stackLabel, stackLabelValue } from "./place.ts";

/**
 * The names of a stack's data volumes, sorted; removes them when `remove` is true.
 * They outlive `pulumi destroy` on purpose, so Pulumi no longer knows them here.
 */
export async function removeData(
  docker: Docker,
  options: { readonly project: string; readonly stack: string; readonly remove: boolean },
): Promise<string[]> {
  const label = `${stackLabel}=${stackLabelValue(options.project, options.stack)}`;
  const { Volumes } = await docker.listVolumes({ filters: JSON.stringify({ label: [label] }) });
  const names = (Volumes ?? [])
    .map(({ Name }) => Name)
    .filter((name) => name.endsWith("-data"))
    .sort();
  if (options.remove) for (const name of names) await docker.getVolume(name).remove();
  return names;
}
