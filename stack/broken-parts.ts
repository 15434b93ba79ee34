import type Docker from "dockerode";
import { partLabel, stackLabel, stackLabelValue, throwawayLabel } from "./place.ts";

/**
 * Parts of a deployed stack whose container was stopped by hand, sorted.
 * The engine restarts what crashes; what somebody stopped or killed through it, it leaves alone,
 * and Pulumi sees that only when it refreshes.
 */
export async function brokenParts(docker: Docker, project: string, stack: string): Promise<string[]> {
  const label = `${stackLabel}=${stackLabelValue(project, stack)}`;
  const containers = await docker.listContainers({ all: true, filters: { label: [label] } });
  return containers
    .filter(({ State, Labels }) => (State === "exited" || State === "dead") && Labels[throwawayLabel] === undefined)
    .map(({ Labels }) => Labels[partLabel] ?? "")
    .sort();
}
