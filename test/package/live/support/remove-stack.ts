import Docker from "dockerode";

/** Removes everything on the engine that bears a stack's label, whatever became of its state. */
export async function removeStack(stack: string): Promise<void> {
  const docker = new Docker();
  const filters = { label: [`sightline.stack=${stack}`] };
  for (const { Id } of await docker.listContainers({ all: true, filters })) {
    await docker.getContainer(Id).remove({ force: true, v: true });
  }
  for (const { Name } of (await docker.listVolumes({ filters })).Volumes) {
    await docker.getVolume(Name).remove({ force: true });
  }
  for (const { Id } of await docker.listNetworks({ filters })) await docker.getNetwork(Id).remove();
}
