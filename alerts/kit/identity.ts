import { selectorsIn } from "../../metrics/kit/index.ts";
import { type Alert, type Rule, ruleLabels } from "./rule.ts";

/**
 * What makes two rules the same one: the name, the labels the rule adds, and the matchers of its expression.
 *
 * The labels belong to it because a warning and a critical alert of one name are two rules; the rest of the expression
 * does not, so that a threshold changed in one of two places is found.
 */
export function ruleIdentity(rule: Rule): string {
  const labels = rule.kind === "alert" ? ruleLabels(rule) : rule.labels;
  const sortedLabels = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([rule.kind, rule.name, sortedLabels, selected(rule)]);
}

/**
 * What a panel means by an alert: its name, its severity and the matchers of its expression. Who owns it, how urgent it is
 * and where its threshold lies are the system's affair.
 */
export function alertSubject(alert: Alert): string {
  return JSON.stringify([alert.name, alert.severity, selected(alert)]);
}

function selected(rule: Rule): readonly string[] {
  return selectorsIn(rule.expr)
    .map(({ metric, matchers }) =>
      JSON.stringify([metric, ...matchers.map(({ label, op, value }) => `${label}${op}${value}`)]),
    )
    .sort();
}
