import {
  alertmanagerConfigNotApplied,
  prometheusConfigNotApplied,
  ruleEvaluationFailing,
  ruleEvaluationSlow,
  ruleEvaluationsMissed,
} from "../../alerts/index.ts";
import { alertmanager, prometheus } from "../../metrics/index.ts";
import {
  div,
  increase,
  labelReplace,
  max,
  min,
  or,
  row,
  stat,
  stateTimeline,
  sub,
  sum,
  time,
  timeseries,
  type Vector,
} from "../kit/index.ts";

// The group's file name carries the release, which changes with every configuration: only what follows it is stable.
const byGroup = (expr: Vector<"instance" | "job" | "rule_group">) =>
  labelReplace(expr, { target: "group", replacement: "$1", source: "rule_group", regex: /.*;(.*)/ });

/** Whether rules are evaluated, and since when with the configuration in force. */
export const rules = row("Rules and configuration", [
  timeseries("rule-load", {
    title: "Time rules take",
    description: "Part of its interval that each group needs; above 100 % evaluations are skipped.",
    unit: "percentunit",
    min: 0,
    width: "third",
    watches: ruleEvaluationSlow,
    queries: [
      {
        expr: max(byGroup(div(prometheus.ruleGroupDuration, prometheus.ruleGroupInterval))).by("group"),
        legend: "{{group}}",
      },
    ],
  }),
  timeseries("rule-faults-by-group", {
    title: "Evaluations that failed",
    description: "Evaluations of rules that failed within five minutes. Good is none: a failed rule alerts nobody.",
    unit: "short",
    min: 0,
    width: "third",
    watches: ruleEvaluationFailing,
    queries: [{ expr: sum(byGroup(increase(prometheus.ruleFailures, "5m"))).by("group"), legend: "{{group}}" }],
  }),
  timeseries("rules-missed", {
    title: "Rounds left out",
    description:
      "Rounds of a group skipped within five minutes because the one before was not done. Good is none: alerts come late.",
    unit: "short",
    min: 0,
    width: "third",
    watches: ruleEvaluationsMissed,
    queries: [{ expr: sum(byGroup(increase(prometheus.ruleIterationsMissed, "5m"))).by("group"), legend: "{{group}}" }],
  }),
  stateTimeline("configurations", {
    title: "Configuration",
    description:
      "Whether each runs the configuration it was given last. Refused: the one of before is in force, and a restart would fail.",
    colors: { refused: "red", applied: "green" },
    width: "two-thirds",
    watches: [prometheusConfigNotApplied, alertmanagerConfigNotApplied],
    queries: [
      {
        expr: min(or(prometheus.configReloaded, alertmanager.configReloaded)).by("job"),
        legend: "{{job}}",
        values: [
          { value: 0, text: "refused" },
          { value: 1, text: "applied" },
        ],
      },
    ],
  }),
  stat("configuration-age", {
    title: "Configuration applied",
    description:
      "Time since Prometheus and Alertmanager last took a new configuration. Short after a deployment is good.",
    unit: "s",
    decimals: 0,
    width: "third",
    height: 6,
    queries: [
      {
        expr: sub(time(), max(or(prometheus.configReloadTime, alertmanager.configReloadTime)).by("job")),
        legend: "{{job}} ago",
      },
    ],
  }),
]);
