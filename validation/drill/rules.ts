import { type Alert, type Rule, type RuleGroup, recordsRead } from "../../alerts/kit/index.ts";
import type { Node } from "../../metrics/kit/index.ts";
import { playing } from "../../metrics/signal.ts";

/**
 * The rules that a drill's Prometheus evaluates: the alert and the records that it reads, in the groups that they are in, at their
 * own intervals. The alert says in its summary that it is a drill.
 *
 * It is held to the time of the play: what finds that something is missing would find that before and after it, too, and what
 * looks back over hours would go on for hours.
 */
export function drillRules(alert: Alert, groups: readonly RuleGroup[]): readonly RuleGroup[] {
  const all = groups.flatMap(({ rules }) => rules);
  const needed = new Set<Rule>([alert, ...recordsRead(alert, all)]);
  return groups
    .map((group) => ({
      ...group,
      rules: group.rules.filter((rule) => needed.has(rule)).map((rule) => (rule === alert ? asDrill(alert) : rule)),
    }))
    .filter(({ rules }) => rules.length > 0);
}

function asDrill(alert: Alert): Alert {
  const { summary = [alert.name], ...others } = alert.annotations;
  return {
    ...alert,
    expr: { ...alert.expr, node: whilePlaying(alert.expr.node) },
    annotations: { summary: ["[DRILL] ", ...summary], ...others },
  };
}

function whilePlaying(left: Node): Node {
  const right: Node = { type: "selector", metric: playing.definition.name, matchers: [] };
  return { type: "binary", op: "and", left, right, matching: { mode: "on", labels: [] } };
}
