import { milliseconds } from "../../../../metrics/kit/index.ts";
import { DefinitionError, type Finding } from "../../../../problems/index.ts";
import type { Objective } from "../objective.ts";
import { fault } from "./fault.ts";

/** What is promised can be promised: the name, the target, the times. Whatever else is checked relies on these. */
export function checkPromise(objective: Objective, path: string): readonly Finding[] {
  const { name, service = name, target, minimumEvents = 0 } = objective;
  return [
    ...[...new Set([name, service])]
      .filter(isNoName)
      .map((given) =>
        fault(
          "name",
          path,
          `"${given}" cannot name a group of rules; allowed: lower-case letters, digits and dashes, a letter first.`,
          "Rename it.",
        ),
      ),
    ...(target > 0 && target < 100
      ? []
      : [
          fault(
            "target",
            path,
            `its target is ${target}; allowed: a percentage above 0 and below 100.`,
            target >= 100 ? "A target of 100 leaves no budget to watch: write one like 99.9." : "Write one like 99.9.",
          ),
        ]),
    ...(Number.isFinite(minimumEvents) && minimumEvents >= 0
      ? []
      : [fault("minimum-events", path, `its minimumEvents is ${minimumEvents}; allowed: 0 or more.`, "Correct it.")]),
    ...timesOf(objective)
      .filter(isNoTime)
      .map((given) =>
        fault("time", path, `"${given}" is no length of time; allowed are such as 5m, 1h or 30d.`, "Correct it."),
      ),
  ];
}

function isNoName(given: string): boolean {
  return !/^[a-z][a-z0-9-]*$/.test(given);
}

function timesOf({ window, windows, alerts }: Objective): readonly string[] {
  const pairs = [...(windows?.page ?? []), ...(windows?.ticket ?? [])];
  const { after } = (alerts?.noData !== false && alerts?.noData) || {};
  return [window, ...pairs.flatMap(({ long, short }) => [long, short]), ...(after === undefined ? [] : [after])];
}

function isNoTime(given: string): boolean {
  try {
    return milliseconds(given) === 0;
  } catch (error) {
    if (error instanceof DefinitionError) return true;
    throw error;
  }
}
