import { constant, type SampleSeries, type Shape } from "../../../metrics/kit/index.ts";
import { fires, type Scenario, silent } from "../scenario/index.ts";
import { neededBadEvents, thresholdOf } from "./burn.ts";
import { toNumber } from "./decimal.ts";
import { type EventSeries, eventSeries, gaugeSeries, type Stretch } from "./examples/index.ts";
import type { Indicator } from "./indicator.ts";
import type { Objective } from "./objective.ts";
import type { Examples } from "./options.ts";
import type { BurnWindow } from "./windows.ts";

/** The proof of an alert on the budget, made from what the objective measures; none where its series cannot be told. */
export function burnScenarios(objective: Objective, windows: readonly BurnWindow[]): readonly Scenario[] {
  const { indicator, by, examples } = objective;
  if (examples !== undefined) return [...exampleScenarios(examples), noSeries];
  if (indicator.kind === "limit") {
    const series = gaugeSeries(indicator, by);
    return series === undefined ? [] : [...gaugeScenarios(indicator, series), noSeries];
  }
  const series = eventSeries(indicator, by);
  return series === undefined ? [] : [...eventScenarios(objective, windows, series), noSeries];
}

// Short, because promtool and the unit tests play every one: what a window holds before the beginning is nothing.
const noSeries = silent("its series are not there", { series: [], lasts: "15m", shows: "no data" });

function exampleScenarios({ good, bad }: Examples): readonly Scenario[] {
  return [fires("all is bad", { series: bad, at: "10m" }), silent("all is good", { series: good, lasts: "15m" })];
}

function eventScenarios(
  objective: Objective,
  windows: readonly BurnWindow[],
  series: EventSeries,
): readonly Scenario[] {
  const threshold = Math.min(...windows.map((pair) => toNumber(thresholdOf(objective, pair))));
  const needed = windows.map((pair) => neededBadEvents(objective, pair));
  // About a hundred bad ones in a quarter of a minute, so that one more or less is one percent.
  const all = Math.ceil(100 / threshold);
  const limit = Math.floor(threshold * all);
  const steady = (bad: number): readonly Stretch[] => [{ good: all - bad, bad }];
  const rare = (count: number, stretch: Pick<Stretch, "good" | "bad" | "lasts">) =>
    Array.from({ length: count }, (): Stretch => ({ ...stretch, per: "once" }));
  const fewGood = rare(2, { good: 1, bad: 0, lasts: "5m" });
  return [
    fires("everything fails", { series: series([{ good: 0, bad: 100 }]), at: "10m" }),
    fires("just over the slowest burn rate", {
      shows: "boundary",
      series: series(steady(limit + 1)),
      at: "10m",
    }),
    ...(objective.minimumEvents === undefined
      ? [
          fires("all of the few that come fail", {
            series: series(rare(15, { good: 0, bad: 1, lasts: "1m" })),
            at: "15m",
          }),
        ]
      : []),
    silent("just under the slowest burn rate", { shows: "boundary", series: series(steady(limit - 1)), lasts: "15m" }),
    ...(Math.min(...needed) >= 1.5
      ? [
          silent("one of the few that come fails", {
            series: series([...fewGood, ...rare(1, { good: 0, bad: 1, lasts: "5m" }), ...fewGood]),
          }),
        ]
      : []),
    silent("nothing has failed yet, then nothing comes", {
      series: series([
        { good: 100, bad: 0, lasts: "5m" },
        { good: 0, bad: 0, lasts: "10m" },
      ]),
    }),
  ];
}

function gaugeScenarios(
  { good, limit }: Extract<Indicator, { readonly kind: "limit" }>,
  series: (shapes: readonly Shape[]) => readonly SampleSeries[],
): readonly Scenario[] {
  const isProbe = good === "at least" && limit === 1;
  const step = isProbe ? 1 : Math.max(Math.abs(limit), 1) / 1000;
  const beyond = good === "at most" ? limit + step : limit - step;
  return [
    fires("just beyond its limit", {
      shows: "boundary",
      series: series([constant(beyond)]),
      at: "10m",
    }),
    silent("at its limit", { shows: "boundary", series: series([constant(limit)]), lasts: "15m" }),
    silent("beyond it for one evaluation", {
      series: series([constant(limit, "10m"), constant(beyond, "15s"), constant(limit, "5m")]),
    }),
  ];
}
