import { removeDeadRehearsals } from "../../../../../stack/rehearsal/index.ts";
import { engine } from "../../../../../toolchain/index.ts";

/** Names of all that a rehearsal has on the engine, by its label or by the beginning of the name. */
export async function remainsOf({ network }: { readonly network: string }): Promise<readonly string[]> {
  const { docker } = await engine();
  const [containers, networks, { Volumes }] = await Promise.all([
    docker.listContainers({ all: true }),
    docker.listNetworks(),
    docker.listVolumes(),
  ]);
  const [project, id] = [network.slice(0, network.lastIndexOf("-")), network.slice(network.lastIndexOf("-") + 1)];
  return [
    ...containers.map(({ Names, Labels }) => ({ name: (Names[0] ?? "").slice(1), labels: Labels })),
    ...networks.map(({ Name, Labels }) => ({ name: Name, labels: Labels })),
    ...(Volumes ?? []).map(({ Name, Labels }) => ({ name: Name, labels: Labels })),
  ]
    .filter(({ name, labels }) => name.startsWith(network) || labels?.["sightline.stack"] === `${project}/${id}`)
    .map(({ name }) => name);
}

/** Has the engine rid of what processes left that are gone; the ids. */
export async function removeDead(stateFolder: string): Promise<readonly string[]> {
  const { docker, id } = await engine();
  return removeDeadRehearsals({ docker, id }, stateFolder);
}
