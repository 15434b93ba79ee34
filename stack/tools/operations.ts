import { randomUUID } from "node:crypto";
import Docker from "dockerode";
import { throwawayLabel } from "../place.ts";

export interface ToolsInputs {
  readonly volume: string;
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * Fills an empty volume with the image's `/tools`: the engine copies what an image holds at a mount point
 * into an empty volume when it creates the container, which is never started.
 */
export async function create(inputs: ToolsInputs): Promise<{ id: string; outs: ToolsInputs }> {
  const docker = new Docker();
  const container = await docker.createContainer({
    name: `sightline-${randomUUID().slice(0, 13)}`,
    Image: inputs.image,
    Cmd: ["never-started"],
    Labels: { ...inputs.labels, [throwawayLabel]: "true" },
    HostConfig: { NetworkMode: "none", Mounts: [{ Type: "volume", Source: inputs.volume, Target: "/tools" }] },
  });
  await container.remove({ force: true });
  return { id: inputs.volume, outs: inputs };
}

export async function update(inputs: ToolsInputs): Promise<{ outs: ToolsInputs }> {
  return { outs: inputs };
}

export function diff(old: ToolsInputs, inputs: ToolsInputs): { changes: boolean; replaces: string[] } {
  const moved = old.volume !== inputs.volume;
  return { changes: moved, replaces: moved ? ["volume"] : [] };
}
