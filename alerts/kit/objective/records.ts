import { type Duration, div, milliseconds, number, sub, type Vector, vector } from "../../../metrics/kit/index.ts";
import { type Recording, record } from "../rule.ts";
import { budgetOf } from "./burn.ts";
import { beyondLimit, countsOf, ratioOf } from "./counts.ts";
import { decimal, minus, toNumber } from "./decimal.ts";
import { type IdLabels, names, slice, windowLabel } from "./names.ts";
import type { Objective } from "./objective.ts";
import { recorded, slicesOf } from "./recorded.ts";

/** The recording rules of an objective, each after what it reads; a ratio for each of the windows, ascending. */
export function recordsOf(objective: Objective, id: IdLabels, windows: readonly Duration[]): readonly Recording[] {
  const { indicator, by } = objective;
  const counts = countsOf(indicator, by, id);
  return [
    ...(indicator.kind === "limit" ? [own(names.beyondLimit, beyondLimit(indicator, by), id)] : []),
    own(names.badEvents, counts.errors(slice), id),
    own(names.events, counts.events(slice), id),
    ...windows.map((window) =>
      own(names.errorRatio(window), isRecorded(window) ? fromSlices(id, window) : counts.ratio(window), {
        ...id,
        [windowLabel]: window,
      }),
    ),
    ...metadata(objective, id),
  ];
}

/** What dashboards read: the promise, the burn rate, what is left of the budget. */
function metadata(objective: Objective, id: IdLabels): readonly Recording[] {
  const budget = budgetOf(objective);
  const target = toNumber(minus(decimal(1), budget));
  const burn = (window: Duration) => div(recorded(names.errorRatio(window), id), toNumber(budget));
  return [
    own(names.target, vector(target), id),
    own(names.budget, vector(toNumber(budget)), id),
    own(names.periodDays, vector(milliseconds(objective.window) / milliseconds("1d")), id),
    own(names.currentBurn, burn(slice), id),
    own(names.periodBurn, burn(objective.window), id),
    own(names.budgetLeft, sub(number(1), recorded(names.periodBurn, id)), id),
    record(names.info, {
      expr: vector(1),
      labels: { ...id, sloth_objective: String(objective.target) },
      legacyName: true,
    }),
  ];
}

function own(name: string, expr: Vector, labels: Recording["labels"]): Recording {
  return record(name, { expr, labels });
}

/** The slice itself, and days: five minutes more or less are nothing to them, and reading days of raw series would be a lot. */
function isRecorded(window: Duration): boolean {
  return window === slice || milliseconds(window) >= milliseconds("1d");
}

/**
 * Bad and all events of the slices added up and then divided, so that every event weighs the same: in a mean of ratios, a
 * quiet night weighs as much as a busy day. It reads two series, however many the counters have.
 */
function fromSlices(id: IdLabels, window: Duration): Vector {
  const events = (name: string) => (window === slice ? recorded(name, id) : slicesOf(name, id, window));
  return ratioOf(events(names.badEvents), events(names.events));
}
