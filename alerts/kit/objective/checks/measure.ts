import { selectorsIn } from "../../../../metrics/kit/index.ts";
import type { Finding } from "../../../../problems/index.ts";
import { aliveOf } from "../alive.ts";
import { eventSeries, gaugeSeries } from "../examples/index.ts";
import type { Objective } from "../objective.ts";
import { fault } from "./fault.ts";

/** What is measured can be measured, and the alerts on it can be proven. */
export function checkMeasure(objective: Objective, path: string, targets: readonly string[]): readonly Finding[] {
  const indicator = checkIndicator(objective, path);
  return [
    ...indicator,
    ...(indicator.length > 0 ? [] : checkExamples(objective, path)),
    ...checkSource(objective, path, targets),
  ];
}

function checkIndicator({ indicator }: Objective, path: string): readonly Finding[] {
  switch (indicator.kind) {
    case "counted":
      return [
        ...(indicator.errors.length > 0
          ? []
          : [fault("nothing-counted", path, "no counter of errors is given.", "Name one.")]),
        ...(indicator.total.length > 0
          ? []
          : [fault("nothing-counted", path, "no counter of all events is given.", "Name one.")]),
      ];
    case "limit":
      return Number.isFinite(indicator.limit)
        ? []
        : [
            fault(
              "limit",
              path,
              `its limit is ${indicator.limit}; allowed: a finite number or a duration.`,
              "Correct it.",
            ),
          ];
    case "latency": {
      const { within, of } = indicator;
      if (of.bounds.includes(within)) return [];
      const [metric = ""] = selectorsIn(of.count).map((selector) => selector.metric.replace(/_count$/, ""));
      const around = [of.bounds.findLast((bound) => bound < within), of.bounds.find((bound) => bound > within)];
      const near = around.filter((bound) => bound !== undefined);
      return [
        fault(
          "bucket",
          path,
          `${within} is not the bound of a bucket of ${metric}, so nobody counts what stays within; the nearest ${near.length === 1 ? "is" : "are"} ${near.join(" and ")}.`,
          "Take one of these, or add a bucket where the metric is exposed.",
        ),
      ];
    }
  }
}

function checkExamples({ indicator, by, examples }: Objective, path: string): readonly Finding[] {
  if (examples !== undefined) return [];
  const made = indicator.kind === "limit" ? gaugeSeries(indicator, by) : eventSeries(indicator, by);
  if (made !== undefined) return [];
  const hint = "Give examples: { good: [series while all is well], bad: [series while everything fails] }.";
  return [
    fault("no-example", path, "no series can be made up from its selectors, so its alerts would stay unproven.", hint),
  ];
}

function checkSource(objective: Objective, path: string, targets: readonly string[]): readonly Finding[] {
  if (objective.alerts?.noData === false || aliveOf(objective, targets) !== undefined) return [];
  return [
    fault(
      "no-source",
      path,
      "nothing tells whether the source of its data answers: its metrics name no job, and there are no targets.",
      "Choose its metrics with where({ job }), give alive, or say alerts: { noData: false }.",
    ),
  ];
}
