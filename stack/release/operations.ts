import Docker from "dockerode";
import { applyRelease } from "./apply-release.ts";
import { readCurrent } from "./read-current.ts";
import type { ReleaseInputs } from "./release-inputs.ts";

/** Outputs of a `Release` resource: its inputs and what is in force. */
export type ReleaseState = ReleaseInputs & { readonly inForce: readonly (string | null)[] };

/** The engine that `DOCKER_HOST` names, else the local one; the same that the Docker plugin uses. */
function engine(): Docker {
  return new Docker();
}

export async function create(inputs: ReleaseInputs): Promise<{ id: string; outs: ReleaseState }> {
  await applyRelease(engine(), inputs);
  return { id: inputs.releases.map(({ volume }) => volume).join("+"), outs: applied(inputs) };
}

export async function update(inputs: ReleaseInputs): Promise<{ outs: ReleaseState }> {
  await applyRelease(engine(), inputs);
  return { outs: applied(inputs) };
}

/** Reads which releases are in force; a volume that is gone makes the resource absent, so that it is made anew. */
export async function read(id: string, state: ReleaseState): Promise<{ id?: string; props?: ReleaseState }> {
  const docker = engine();
  const inForce: (string | null)[] = [];
  for (const { volume } of state.releases) {
    const digest = await readCurrent(docker, state.agentImage, volume, state.labels);
    if (digest === undefined) return {};
    inForce.push(digest);
  }
  return { id, props: { ...state, inForce } };
}

/** A release is applied again when its content, its check or its volume changes, or when another one is in force. */
export function diff(old: ReleaseState, inputs: ReleaseInputs): { changes: boolean; replaces: string[] } {
  // Passwords that are about to be made anew are unknown while previewing.
  if (!Array.isArray(inputs.releases)) return { changes: true, replaces: [] };
  const volumes = (releases: ReleaseInputs["releases"]) => releases.map(({ volume }) => volume).join();
  const wanted = inputs.releases.map(({ digest }) => digest).join();
  const moved = volumes(old.releases) !== volumes(inputs.releases);
  return {
    changes: moved || old.inForce.join() !== wanted || old.mirror !== inputs.mirror,
    replaces: moved ? ["releases"] : [],
  };
}

function applied(inputs: ReleaseInputs): ReleaseState {
  return { ...inputs, inForce: inputs.releases.map(({ digest }) => digest) };
}
