import { formatDuration, milliseconds } from "../../../metrics/kit/index.ts";
import { DefinitionError } from "../../../problems/index.ts";
import { evaluate, seriesStorage, Unsupported } from "../evaluate/index.ts";
import type { Alert } from "../rule.ts";
import { seriesOf } from "./length.ts";
import { type Scenario, silent } from "./scenario.ts";

/**
 * The scenarios of an alert, and one more that every alert has: there are no series at all, and it is silent.
 *
 * It is left out where a person tells that story: an alert on absence fires in it, and has to say so.
 */
export function allScenarios(alert: Alert): readonly Scenario[] {
  if (alert.alwaysFiring || alert.scenarios.some(isWithoutData) || answersWithoutData(alert)) return alert.scenarios;
  const lasts = formatDuration(milliseconds(alert.for ?? "0s") + milliseconds("10m")) as "10m";
  return [...alert.scenarios, silent("no series at all", { shows: "no data", series: [], lasts })];
}

/** Whether a scenario shows series that are not there: it says so, or has none. */
export function isWithoutData(scenario: Scenario): boolean {
  return scenario.shows === "no data" || seriesOf(scenario).length === 0;
}

/** Whether an alert's expression returns something where there are no series, records aside: they have none either. */
export function answersWithoutData({ expr }: Alert): boolean {
  try {
    const result = evaluate(expr.node, { storage: seriesStorage([]), place: 0, interval: 15_000, time: 0, now: 0 });
    return typeof result === "number" || result.length > 0;
  } catch (error) {
    // A range that is none is told by another check.
    if (!(error instanceof Unsupported || error instanceof DefinitionError)) throw error;
    return false;
  }
}
