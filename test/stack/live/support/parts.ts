import type { StackProject } from "./stack-project.ts";

/** The parts of a stack that run, sorted. */
export async function runningParts({ docker, name, stack }: StackProject): Promise<string[]> {
  const list = await docker.listContainers({ filters: { label: [`sightline.stack=${name}/${stack}`] } });
  return list.map(({ Labels }) => Labels["sightline.part"] ?? "").sort();
}

/** Every container of a stack, running or not, by what changes when it is made anew. */
export async function containers({ docker, name, stack }: StackProject): Promise<unknown> {
  const list = await docker.listContainers({ all: true, filters: { label: [`sightline.stack=${name}/${stack}`] } });
  return list.map(({ Id, Created }) => ({ Id, Created })).sort((a, b) => (a.Id < b.Id ? -1 : 1));
}

/** When each of these parts was started. */
export async function started(stack: StackProject, parts: readonly string[]): Promise<Record<string, string>> {
  const states = parts.map(async (part) => [part, (await stack.inspect(part)).State.StartedAt] as const);
  return Object.fromEntries(await Promise.all(states));
}
