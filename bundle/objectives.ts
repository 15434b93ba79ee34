import { checkObjectives, type TakenObjective } from "../alerts/kit/index.ts";
import type { Finding } from "../problems/index.ts";
import type { Settings } from "../settings/index.ts";
import type { System } from "../systems/index.ts";

/** The objectives of a system, with where their data may come from. */
export function objectivesOf({ name, targets, objectives = [] }: System): readonly TakenObjective[] {
  return objectives.map((objective) => ({ objective, service: name, targets: Object.keys(targets) }));
}

/** Everything wrong in the systems' objectives, also for what Prometheus is set to. */
export function objectiveFindings(
  systems: readonly System[],
  { retention, scrapeInterval, evaluationInterval }: Settings,
): readonly Finding[] {
  return checkObjectives(systems.flatMap(objectivesOf), {
    retention: retention.time,
    scrapeInterval,
    evaluationInterval,
  });
}

/** The systems without what they promise: rules can be made of sound objectives only. */
export function withoutObjectives(systems: readonly System[]): readonly System[] {
  return systems.map((system) => ({ ...system, objectives: [] }));
}
