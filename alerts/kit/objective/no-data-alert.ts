import { constant, type Duration, unless } from "../../../metrics/kit/index.ts";
import { type Alert, alert } from "../rule.ts";
import { fires, type Scenario, type ScenarioSeries, silent } from "../scenario/index.ts";
import { type Alive, aliveOf } from "./alive.ts";
import { healthySeries, selectedSeries } from "./examples/index.ts";
import { type IdLabels, names } from "./names.ts";
import type { Objective } from "./objective.ts";
import { noDataPage } from "./pages.ts";
import { recorded } from "./recorded.ts";

/**
 * Says that an objective measures nothing while the source of its data answers: a metric or a label was renamed.
 *
 * A target that is gone has an alert of its own, and `absent()` would fire for that as well; so this one asks first whether
 * the source answers. It waits, because the counters of many services begin with the first request after a start.
 */
export function noDataAlert(objective: Objective, id: IdLabels, targets: readonly string[]): readonly Alert[] {
  const urgency = objective.alerts?.noData;
  const alive = aliveOf(objective, targets);
  if (urgency === false || alive === undefined) return [];
  const { owner, indicator } = objective;
  const { severity = "warning", priority = "P3", after = indicator.kind === "limit" ? "10m" : "1h" } = urgency ?? {};
  return [
    alert(names.noDataAlert, {
      expr: unless(alive.expr, recorded(names.events, id), { on: [] }),
      for: after,
      severity,
      priority,
      ...(owner === undefined ? {} : { owner }),
      summary: `${id.sloth_service} ${id.sloth_slo} is not measured: its series are missing, but their source answers`,
      description: "Neither its alerts nor its error budget say anything until they are back.",
      action:
        "Compare what the source exposes with the metrics of the objective: one was renamed, lost a label, or has not begun since the last start.",
      page: noDataPage,
      labels: { ...id },
      scenarios: scenarios(objective, alive, after),
    }),
  ];
}

function scenarios(objective: Objective, { selector }: Alive, after: Duration): readonly Scenario[] {
  const source = (value: number): ScenarioSeries => selectedSeries(selector, [], [constant(value)]);
  const healthy = objective.examples?.good ?? healthySeries(objective.indicator, objective.by);
  return [
    fires("the source answers without its series", {
      shows: "no data",
      series: source(1),
      at: after,
      notBefore: after,
    }),
    silent("the source is gone", { series: source(0) }),
    ...(healthy === undefined ? [] : [silent("nothing is wrong", { series: [...source(1), ...healthy] })]),
  ];
}
