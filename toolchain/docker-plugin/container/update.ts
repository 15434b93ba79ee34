import { attempt } from "../engine/index.ts";
import type { Values } from "../protocol/index.ts";
import { readFlag, readText } from "../read-inputs.ts";
import { type Context, NotReadyError } from "../resource-kind.ts";
import { containerProperties, diff } from "../schema/index.ts";
import { start } from "./create.ts";
import { waitUntilHealthy } from "./health.ts";
import { containerOutputs } from "./outputs.ts";
import { resources, updatable } from "./resources.ts";

/** Gives a container new limits and starts it when it should run and does not; its id stays. */
export async function updateContainer(id: string, state: Values, inputs: Values, context: Context): Promise<Values> {
  const what = `container "${readText(inputs, "name")}"`;
  const container = context.docker.getContainer(id);
  const before = await attempt(what, () => container.inspect());
  const changed = diff(containerProperties, state, inputs).map(({ path }) => path.split(/[.[]/)[0] ?? path);
  if (updatable.some((name) => changed.includes(name))) {
    await attempt(`${what}: updating`, () => container.update(resources(inputs)));
  }
  const shouldRun = readFlag(inputs, "mustRun") && readFlag(inputs, "start");
  if (shouldRun && !before.State.Running) await start(container, what);
  const fixed = fixedAtCreation.filter((name) => changed.includes(name));
  if (fixed.length > 0) context.warn(`${what} keeps its ${fixed.join(", ")}: ${advice}`);
  try {
    if (shouldRun && readFlag(inputs, "wait")) await waitUntilHealthy(container, inputs, context.signal);
  } catch (error) {
    const outputs = containerOutputs(await container.inspect(), inputs);
    throw new NotReadyError((error as Error).message, { id, outputs }, { cause: error });
  }
  return containerOutputs(await container.inspect(), inputs);
}

// Upstream updates these too, without any effect on the container.
const fixedAtCreation = ["cpuPeriod", "cpuQuota", "init", "rm", "tmpfs"];
const advice =
  "a container takes these only when it is created. Add replaceOnChanges for them to the resource's options.";
