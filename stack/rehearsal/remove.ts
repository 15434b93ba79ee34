import type Docker from "dockerode";
import { engine } from "../../toolchain/index.ts";
import { stackLabel, stackLabelValue } from "../place.ts";

/** Removes every container, network and volume of a rehearsal: found by its label, so that nothing need be known of it. */
export async function removeRehearsal(project: string, id: string): Promise<void> {
  const { docker } = await engine();
  const filters = { label: [`${stackLabel}=${stackLabelValue(project, id)}`] };
  const containers = await docker.listContainers({ all: true, filters });
  await Promise.all(containers.map(({ Id }) => gone(docker.getContainer(Id).remove({ force: true, v: true }))));
  const networks = await docker.listNetworks({ filters });
  await Promise.all(networks.map(({ Id }) => gone(docker.getNetwork(Id).remove())));
  const { Volumes } = await docker.listVolumes({ filters });
  await Promise.all((Volumes ?? []).map(({ Name }) => gone(docker.getVolume(Name).remove())));
}

/** What is gone already is as good as removed. */
async function gone(removal: Promise<unknown>): Promise<void> {
  try {
    await removal;
  } catch (error) {
    if ((error as Docker.ContainerRemoveOptions & { statusCode?: number }).statusCode !== 404) throw error;
  }
}
