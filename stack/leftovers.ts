import type Docker from "dockerode";
import { stackLabel, stackLabelValue, throwawayLabel } from "./place.ts";

/** Longer than any container works for a deployment. */
const minutes = 10;

/**
 * Removes the throw-away containers that a killed deployment of this stack left behind, and returns their names, sorted.
 * One that runs, or is young, may belong to a deployment that is under way.
 */
export async function removeLeftovers(
  docker: Docker,
  project: string,
  stack: string,
  now = Date.now(),
): Promise<string[]> {
  const label = [`${throwawayLabel}=true`, `${stackLabel}=${stackLabelValue(project, stack)}`];
  const containers = await docker.listContainers({ all: true, filters: { label } });
  const left = containers.filter(({ State, Created }) => !busy.has(State) && now / 1000 - Created > minutes * 60);
  await Promise.all(left.map(({ Id }) => remove(docker, Id)));
  return left.map(({ Names }) => (Names[0] ?? "").replace(/^\//, "")).sort();
}

const busy = new Set(["running", "restarting", "paused", "removing"]);

/** Somebody else may be removing it, too. */
async function remove(docker: Docker, id: string): Promise<void> {
  try {
    await docker.getContainer(id).remove({ v: true });
  } catch (error) {
    const status = error instanceof Error && "statusCode" in error ? error.statusCode : undefined;
    if (status !== 404 && status !== 409) throw error;
  }
}
