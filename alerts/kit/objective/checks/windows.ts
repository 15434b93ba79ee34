import { formatDuration, milliseconds } from "../../../../metrics/kit/index.ts";
import type { Finding } from "../../../../problems/index.ts";
import { alertWindows, recordedWindows } from "../alert-windows.ts";
import { budgetOf, thresholdOf } from "../burn.ts";
import { compare, decimal, floorOf, times, toNumber } from "../decimal.ts";
import type { Objective } from "../objective.ts";
import type { BurnWindow } from "../windows.ts";
import { fault } from "./fault.ts";

/** What Prometheus is set to, as durations. */
export interface Limits {
  /** How long samples are kept. */
  readonly retention: string;
  readonly scrapeInterval: string;
  readonly evaluationInterval: string;
}

/** Its windows hold enough samples, lie within each other and within what is kept, and its alerts can fire. */
export function checkWindows(objective: Objective, path: string, limits: Limits): readonly Finding[] {
  const pairs = Object.entries(alertWindows(objective)).flatMap(([kind, some]) => some.map((pair) => ({ kind, pair })));
  return [
    ...checkLengths(objective, path, limits),
    ...pairs.flatMap(({ kind, pair }) => [
      ...checkOrder(objective, pair, `${path} › ${kind} over ${pair.long}`),
      ...checkCanFire(objective, pair, `${path} › ${kind} over ${pair.long}`, kind),
    ]),
  ];
}

function checkLengths(objective: Objective, path: string, limits: Limits): readonly Finding[] {
  const { retention, scrapeInterval, evaluationInterval } = limits;
  const coarsest =
    milliseconds(scrapeInterval) > milliseconds(evaluationInterval) ? scrapeInterval : evaluationInterval;
  const least = 4 * milliseconds(coarsest);
  const windows = recordedWindows(objective);
  return [
    ...windows
      .filter((window) => milliseconds(window) > milliseconds(retention))
      .map((window) =>
        fault(
          "retention",
          path,
          `it looks ${window} back, and Prometheus keeps samples for ${retention}.`,
          `Set sightline:retention.time to more than ${window}, or choose shorter windows.`,
        ),
      ),
    ...windows
      .filter((window) => milliseconds(window) < least)
      .map((window) =>
        fault(
          "rate-window",
          path,
          `its window of ${window} holds fewer than four samples, which lie ${coarsest} apart: one failed scrape would empty it.`,
          `Choose a window of ${formatDuration(least)} or more, or shorten the interval.`,
        ),
      ),
  ];
}

function checkOrder(
  { window: period }: Objective,
  { long, short, budget }: BurnWindow,
  path: string,
): readonly Finding[] {
  const [shorter, longer, whole] = [milliseconds(short), milliseconds(long), milliseconds(period)];
  return [
    ...(shorter < longer && longer <= whole
      ? []
      : [
          fault(
            "window-order",
            path,
            `its windows are ${short} and ${long} in a period of ${period}; allowed: the short one below the long one, the long one within the period.`,
            "Give windows that fit the period.",
          ),
        ]),
    ...(budget > 0 && budget <= 100
      ? []
      : [
          fault(
            "budget-share",
            path,
            `its budget is ${budget}; allowed: a percentage above 0, up to 100.`,
            "Correct it, or give windows of your own: the usual ones are for a week and more.",
          ),
        ]),
  ];
}

function checkCanFire(objective: Objective, pair: BurnWindow, path: string, kind: string): readonly Finding[] {
  const threshold = thresholdOf(objective, pair);
  if (compare(threshold, decimal(1)) < 0) return [];
  const percent = (share: typeof threshold) => `${toNumber(times(share, decimal(100)))}%`;
  const budget = budgetOf(objective);
  const most = floorOf(decimal(1), budget, 2);
  const share = floorOf(
    times(most, decimal(100 * milliseconds(pair.long))),
    decimal(milliseconds(objective.window)),
    2,
  );
  return [
    fault(
      "cannot-fire",
      path,
      `it can never fire: ${toNumber(pair.burn)} times the budget of ${percent(budget)} is ${percent(threshold)}, and no more than 100% of the events can be bad.`,
      `A burn rate below ${toNumber(most)} works: in windows.${kind}, give ${pair.long} a budget below ${toNumber(share)}, or leave the pair out.`,
    ),
  ];
}
