import type { Alert } from "../rule.ts";
import type { TakenObjective } from "./checks/index.ts";
import { objectiveGroup } from "./group.ts";
import { names } from "./names.ts";

/** The alerts of an objective, for panels that watch them. */
export interface AlertsOfObjective {
  /** The budget is spent too fast. */
  readonly burning: readonly Alert[];
  /** Nothing is measured. */
  readonly noData: readonly Alert[];
}

/** The alerts that come with an objective in which `checkObjectives` finds nothing. */
export function alertsOfObjective(taken: TakenObjective): AlertsOfObjective {
  const alerts = objectiveGroup(taken).rules.filter((rule) => rule.kind === "alert");
  return {
    burning: alerts.filter(({ name }) => name === names.burnAlert),
    noData: alerts.filter(({ name }) => name === names.noDataAlert),
  };
}
