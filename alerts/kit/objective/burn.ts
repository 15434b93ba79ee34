import { type Decimal, decimal, minus, times, toNumber } from "./decimal.ts";
import type { Objective } from "./objective.ts";
import type { BurnWindow } from "./windows.ts";

/** The share of events that may be bad: 0.001 for 99.9 %. */
export function budgetOf({ target }: Objective): Decimal {
  return times(minus(decimal(100), decimal(target)), decimal(0.01));
}

/** The share of bad events above which a pair fires: burn rate × budget. */
export function thresholdOf(objective: Objective, { burn }: BurnWindow): Decimal {
  return times(burn, budgetOf(objective));
}

/** How many bad events a pair wants to see in its long window, see `CommonOptions.minimumEvents`. */
export function neededBadEvents(objective: Objective, pair: BurnWindow): number {
  const { minimumEvents } = objective;
  return minimumEvents === undefined ? 1.5 : toNumber(times(decimal(minimumEvents), thresholdOf(objective, pair)));
}
