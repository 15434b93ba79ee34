import { printNode, type SelectorNode } from "../../../../metrics/kit/index.ts";
import type { Check, FaultOf } from "../check.ts";
import { type CheckedGroup, type CheckedRule, within } from "../subject/index.ts";

export const duplicateRule: Check = {
  id: "alerts/duplicate-rule",
  severity: "error",
  summary: "The same rule stands there twice: same name, labels and series; a warning when the files differ.",
  why: "Two records of one name and labels overwrite each other; two such alerts tell everything twice, and resolve each other when their limits differ.",
  remedy: "Keep one, or tell them apart by severity, a label or a matcher.",
  bad: `groups:
  - name: queue
    rules:
      - {record: 'job:queue_length:max', expr: max by (job) (queue_length)}
      - {record: 'job:queue_length:max', expr: max by (job) (queue_length)}`,
  good: `groups:
  - name: queue
    rules:
      - {record: 'job:queue_length:max', expr: max by (job) (queue_length)}
      - {record: 'job:queue_length:min', expr: min by (job) (queue_length)}`,
  of: "all",
  run: ({ groups }) => {
    const seen = new Map<string, Seen>();
    return groups.flatMap((group) =>
      group.rules.flatMap((rule): FaultOf[] => {
        const key = identityOf(rule, group);
        if (key === undefined) return [];
        const first = seen.get(key);
        if (first === undefined) {
          seen.set(key, { group, rule });
          return [];
        }
        return [duplicate(rule, group, first)];
      }),
    );
  },
};

interface Seen {
  readonly group: CheckedGroup;
  readonly rule: CheckedRule;
}

function duplicate(rule: CheckedRule, group: CheckedGroup, first: Seen): FaultOf {
  const at = within(rule.name);
  const [here, there] = [rule.name.place, first.rule.name.place];
  const where = first.group === group ? "the group" : first.group.path;
  if (here?.file === there?.file)
    return { in: rule, message: `${where} has this rule already: same name, labels and series.`, at };
  // Files of several environments lie beside each other, and are not all for one Prometheus.
  const message = `${there?.file}:${there?.line} has this rule already: same name, labels and series.`;
  return { in: rule, message, severity: "warning", at };
}

/** What makes two rules the same one: the name, the labels, and what the expression selects. */
function identityOf(rule: CheckedRule, group: CheckedGroup): string | undefined {
  if (rule.expr === undefined) return undefined;
  const labels = new Map([...group.labels, ...rule.labels].map(({ name, value }) => [name.value, value.value]));
  const selectors = rule.expr.nodes.filter((node) => node.type === "selector").map(selectorText);
  const series = rule.typed ? selectors.sort() : [shape(rule)];
  return JSON.stringify([rule.kind, rule.name.value, [...labels].sort(), series]);
}

/** Of rules of others only the same expression with another limit counts: a shared selector is not enough. */
function shape(rule: CheckedRule): string {
  if (rule.expr === undefined) return "";
  if (rule.kind === "record") return "";
  const { node } = rule.expr;
  const compares = node.type === "binary" && node.right.type === "number" && [">", ">=", "<", "<="].includes(node.op);
  return compares ? `${printNode(node.left)} ${node.op.slice(0, 1)}` : printNode(node);
}

function selectorText({ metric, matchers }: SelectorNode): string {
  return JSON.stringify([metric, ...matchers.map(({ label, op, value }) => `${label}${op}${value}`)]);
}
