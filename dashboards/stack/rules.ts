import { ruleEvaluationFailing, ruleEvaluationSlow, ruleEvaluationsMissed } from "../../alerts/index.ts";
import { alertmanager, prometheus } from "../../metrics/index.ts";
import { div, labelReplace, max, or, rate, row, stat, sub, sum, time, timeseries } from "../kit/index.ts";

const range = "$__rate_interval";

// The group's file name carries the release, which changes with every configuration: only what follows it is stable.
const ruleLoad = labelReplace(div(prometheus.ruleGroupDuration, prometheus.ruleGroupInterval), {
  target: "group",
  replacement: "$1",
  source: "rule_group",
  regex: /.*;(.*)/,
});

/** Whether rules are evaluated, and since when with the configuration in force. */
export const rules = row("Rules and configuration", [
  timeseries("rule-load", {
    title: "Time rules take",
    description: "Part of its interval that each group needs; above 100 % evaluations are skipped.",
    unit: "percentunit",
    min: 0,
    width: "third",
    watches: ruleEvaluationSlow,
    queries: [{ expr: max(ruleLoad).by("group"), legend: "{{group}}" }],
  }),
  timeseries("rule-evaluations", {
    title: "Rule evaluations",
    description: "Evaluations per second, those that failed, and rounds skipped because the one before was not done.",
    unit: "ops",
    min: 0,
    width: "third",
    watches: [ruleEvaluationFailing, ruleEvaluationsMissed],
    queries: [
      { expr: sum(rate(prometheus.ruleEvaluations, range)), legend: "evaluated" },
      { expr: sum(rate(prometheus.ruleFailures, range)), legend: "failed" },
      { expr: sum(rate(prometheus.ruleIterationsMissed, range)), legend: "rounds skipped" },
    ],
  }),
  stat("configuration-age", {
    title: "Configuration applied",
    description: "Time since Prometheus and Alertmanager last took a new configuration.",
    unit: "s",
    decimals: 0,
    width: "third",
    height: 8,
    queries: [
      {
        expr: sub(time(), max(or(prometheus.configReloadTime, alertmanager.configReloadTime)).by("job")),
        legend: "{{job}} ago",
      },
    ],
  }),
]);
