import { ruleFailures, ruleGroupDuration, ruleGroupInterval, ruleIterationsMissed } from "../metrics/prometheus.ts";
import {
  type Alert,
  alert,
  avgOverTime,
  constant,
  div,
  fires,
  gap,
  gt,
  increase,
  labelReplace,
  max,
  maxOverTime,
  ramp,
  silent,
  sum,
  type Vector,
} from "./kit/index.ts";
import { failing, group, missing, switched, taking } from "./rule-evaluation-scenarios.ts";

/** Prometheus cannot evaluate a rule. */
export const ruleEvaluationFailing: Alert = alert("RuleEvaluationFailing", {
  expr: gt(sum(withGroup(increase(ruleFailures, "5m"))).by("group", "instance"), 0),
  for: "5m",
  severity: "critical",
  priority: "P1",
  owner: "platform",
  summary: ({ labels }) => `a rule of ${labels.group} cannot be evaluated`,
  description: "Alerts of that group are blind, and records that other rules read are missing.",
  action: "Prometheus's page of rules shows the error beside the rule; most often two series collide.",
  page: {
    meaning:
      "Prometheus cannot evaluate a rule of the group named in the alert. If it is an alert, it is blind; if it is a record, whatever reads it is.",
    look: [
      "Prometheus, *Status › Rule health*: the error stands beside the rule.",
      "The usual faults: two series with the same labels on one side of an operator, a record that two rules write, a query that takes longer than its time limit.",
    ],
    act: [
      "Correct the rule; `sightline render` and `promtool test rules` show whether it holds.",
      "Often an operator needs `on (…)`, or an aggregation before it.",
    ],
  },
  scenarios: [
    fires("a rule fails every time", {
      series: failing(ramp({ from: 0, by: 1, per: "15s" })),
      at: "5m30s",
      notBefore: "5m15s",
      ...group,
    }),
    fires("before and after a new release, whose path has another name", {
      series: switched(),
      at: "8m",
      ...group,
    }),
    silent("it failed once", { shows: "boundary", series: failing(constant(0, "5m"), constant(1, "20m")) }),
    silent("it never failed", { series: failing(constant(0, "20m")) }),
  ],
});

/** Evaluations of a group are left out because the one before was not done: alerts come late. */
export const ruleEvaluationsMissed: Alert = alert("RuleEvaluationsMissed", {
  expr: gt(sum(withGroup(increase(ruleIterationsMissed, "5m"))).by("group", "instance"), 0),
  for: "10m",
  severity: "warning",
  priority: "P2",
  owner: "platform",
  summary: ({ labels }) => `evaluations of ${labels.group} are left out because they take too long`,
  description: "Its alerts come late, and its records have gaps.",
  action: "Prometheus's page of rules shows how long each rule takes; make the slowest one cheaper.",
  page: {
    look: [
      "Prometheus, *Status › Rule health*: the evaluation time of each rule of the group.",
      "Is Prometheus short of CPU ([ContainerCpuThrottled](ContainerCpuThrottled.md)) or its disk slow? Then all groups are late.",
      "`prometheus_tsdb_head_series`: did the rules become slow because there is more to read ([PrometheusSeriesJump](PrometheusSeriesJump.md))?",
    ],
    act: [
      "Record what several rules of the group compute, once, and read the record.",
      "Narrow selectors, shorten ranges, or split the group: groups are evaluated side by side.",
    ],
  },
  scenarios: [
    fires("every second one", {
      series: missing(ramp({ from: 0, by: 1, per: "30s" })),
      at: "11m",
      notBefore: "10m15s",
      ...group,
    }),
    silent("one, when the machine slept", {
      shows: "boundary",
      series: missing(constant(0, "10m"), constant(1, "30m")),
    }),
    silent("none", { series: missing(constant(0, "30m")) }),
  ],
});

/** A group takes nearly as long as the time between two of its evaluations. */
export const ruleEvaluationSlow: Alert = alert("RuleEvaluationSlow", {
  expr: gt(
    div(
      max(withGroup(avgOverTime(ruleGroupDuration, "10m"))).by("group", "instance"),
      max(withGroup(maxOverTime(ruleGroupInterval, "10m"))).by("group", "instance"),
    ),
    0.8,
  ),
  for: "10m",
  severity: "warning",
  priority: "P3",
  owner: "platform",
  summary: ({ labels, value }) => `${labels.group} takes ${value.humanizePercentage} of the time between evaluations`,
  description: "A little more, and evaluations are left out: alerts would come late.",
  action: "Make the slowest rule of the group cheaper, or split the group.",
  page: {
    look: [
      "Prometheus, *Status › Rule health*: the evaluation time of each rule of the group.",
      "`prometheus_rule_group_last_duration_seconds` over a week: did it grow with the number of series, or at once with a change of the rules?",
    ],
    act: [
      "Record what several rules compute, once, and read the record.",
      "Narrow selectors, shorten ranges, or split the group: groups are evaluated side by side.",
    ],
  },
  scenarios: [
    fires("13.5 of 15 seconds", { series: taking(constant(13.5)), at: "11m", notBefore: "10m", ...group }),
    fires("slow, while scrapes fail", {
      series: taking(constant(13.5, "5m"), gap("2m"), constant(13.5)),
      at: "11m",
      ...group,
    }),
    silent("just at the limit", { shows: "boundary", series: taking(constant(12, "40m")) }),
    silent("slow for five minutes after a start", { series: taking(constant(14.9, "5m"), constant(1, "40m")) }),
  ],
});

/** The alerts on Prometheus's work with rules. */
export const ruleEvaluation: readonly Alert[] = [ruleEvaluationFailing, ruleEvaluationsMissed, ruleEvaluationSlow];

/**
 * The group's name without its file's path, which names the release: with it every alert would end and begin anew with
 * a deployment.
 */
function withGroup(expr: Vector<RuleLabel>): Vector<RuleLabel | "group"> {
  return labelReplace(expr, { target: "group", source: "rule_group", regex: /.*;(.+)/, replacement: "$1" });
}

type RuleLabel = "instance" | "job" | "rule_group";
