import type { RuleGroup } from "../../group.ts";
import { type LabelNames, labelsLeft } from "../../labels-left.ts";
import { type Alert, ruleLabels } from "../../rule.ts";
import { firingSamples } from "../../scenario/index.ts";
import type { AlertLabels } from "../simulate/index.ts";

/** What is known of the labels with which an alert reaches Alertmanager, whatever fires it. */
export interface AlertShape {
  readonly name: string;
  /** Labels whose values are certain: those of the rule, and external ones. */
  readonly fixed: AlertLabels;
  /** Further labels that it can have, with values that nobody knows here; `any`: which labels those are is not known either. */
  readonly open: LabelNames;
  /** Meant to fire at all times, as Watchdog is. */
  readonly alwaysFiring: boolean;
}

/** The shapes of all alerts in rule groups; `externalLabels` are those that Prometheus adds and does not drop again. */
export function alertShapes(groups: readonly RuleGroup[], externalLabels: AlertLabels = {}): readonly AlertShape[] {
  return alertsOf(groups).map((alert) => {
    const shape = alertShape(alert.name, { ...externalLabels, ...ruleLabels(alert) }, labelsLeft(alert.expr.node));
    return { ...shape, alwaysFiring: alert.alwaysFiring };
  });
}

/** The shape of one alert, from the labels that its rule and Prometheus add; one with a Go template in it can be anything. */
export function alertShape(name: string, labels: AlertLabels, open: LabelNames = "any"): AlertShape {
  const added = Object.entries({ ...ofRules, ...labels, alertname: name });
  const isTemplate = ([, value]: readonly [string, string]) => value.includes("{{");
  const fixed = Object.fromEntries(added.filter((one) => !isTemplate(one)));
  const unknown = added.filter(isTemplate).map(([label]) => label);
  const fromSeries = open === "any" ? open : new Set([...open].filter((label) => fixed[label] === undefined));
  return {
    name,
    fixed,
    open: fromSeries === "any" ? fromSeries : new Set([...fromSeries, ...unknown]),
    alwaysFiring: false,
  };
}

/** Labels that series do not bring: a rule that sets none has none. */
const ofRules: AlertLabels = { owner: "", priority: "", severity: "" };

/**
 * Labels with which alerts really fire: those of every scenario in which they do, with the rule's and the external ones.
 * An alert whose series cannot be worked out has the latter alone, so that none is missing.
 */
export function alertExamples(groups: readonly RuleGroup[], externalLabels: AlertLabels = {}): readonly AlertLabels[] {
  return alertsOf(groups).flatMap((alert) => {
    const samples = firingSamples(alert).map(({ labels }) => labels);
    const added = { ...ruleLabels(alert), alertname: alert.name };
    return (samples.length > 0 ? samples : [{}]).map((labels) => ({ ...externalLabels, ...labels, ...added }));
  });
}

function alertsOf(groups: readonly RuleGroup[]): readonly Alert[] {
  return groups.flatMap(({ rules }) => rules.filter((rule) => rule.kind === "alert"));
}
