import { nodesIn } from "../../../metrics/kit/index.ts";
import { type Spans, spansOf } from "../../../metrics/kit/reading/index.ts";
import type { RuleGroup } from "../group.ts";
import { type Rule, ruleLabels } from "../rule.ts";
import { toGoTemplate } from "../template/index.ts";
import type { CheckedExpression, CheckedGroup, CheckedRule, Field, Text } from "./subject/index.ts";

/** Groups that are defined in TypeScript, as the checks see them: with the texts that will be printed. */
export function fromDefinitions(groups: readonly RuleGroup[]): CheckedGroup[] {
  return groups.map(({ name, interval, rules }) => {
    const path = `group "${name}"`;
    return {
      name: { value: name },
      path,
      ...(interval === undefined ? {} : { interval: { value: interval } }),
      labels: [],
      rules: rules.map((rule) => fromRule(rule, path)),
    };
  });
}

function fromRule(rule: Rule, group: string): CheckedRule {
  const common = {
    name: text(rule.name),
    path: `${group} › ${rule.name}`,
    expr: expression(rule),
    typed: true,
    legacyName: rule.kind === "record" && rule.legacyName === true,
    silences: rule.ignore ?? [],
  };
  if (rule.kind === "record")
    return {
      ...common,
      kind: "record",
      labels: fields(Object.entries(rule.labels)),
      annotations: [],
      alwaysFiring: false,
    };
  const annotations = Object.entries(rule.annotations).map(([name, parts]) => [name, toGoTemplate(parts)] as const);
  const runbook = rule.runbook === undefined ? [] : [["runbook_url", rule.runbook] as const];
  return {
    ...common,
    kind: "alert",
    ...(rule.for === undefined ? {} : { for: text(rule.for) }),
    ...(rule.keepFiringFor === undefined ? {} : { keepFiringFor: text(rule.keepFiringFor) }),
    labels: fields(Object.entries(ruleLabels(rule)).map(([name, value]) => [name, toGoTemplate([value])] as const)),
    annotations: fields([...annotations, ...runbook]),
    alwaysFiring: rule.alwaysFiring,
  };
}

function expression({ expr: { node } }: Rule): CheckedExpression {
  let spans: Spans | undefined;
  return {
    node,
    nodes: nodesIn(node),
    spans: () => {
      spans ??= spansOf(node);
      return spans;
    },
  };
}

function fields(entries: readonly (readonly [string, string])[]): Field[] {
  return entries.map(([name, value]) => ({ name: text(name), value: text(value) }));
}

function text(value: string): Text {
  return { value };
}
