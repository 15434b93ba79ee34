import { type Matcher, type Node, nodesIn, type SelectorNode } from "../../metrics/kit/index.ts";
import { playing } from "../../metrics/signal.ts";
import { calendar } from "./expression.ts";

/** Tells the series, alerts and messages of one episode from those of all others. */
export const scenarioLabel = "scenario";

/**
 * The same expression over several scenarios at once: nothing that it joins or adds up crosses from one scenario to another.
 *
 * With an id it looks at that scenario only, and what it makes out of nothing is labelled with it.
 */
export function carryScenario(node: Node, id?: string): Node {
  const inside = (one: Node) => carryScenario(one, id);
  switch (node.type) {
    case "number":
    case "string":
      return node;
    case "selector":
      return id === undefined ? node : { ...node, matchers: withMatcher(node.matchers, id) };
    case "range":
      return { ...node, selector: inside(node.selector) as SelectorNode };
    case "subquery":
    case "negation":
      return { ...node, expr: inside(node.expr) };
    case "aggregation": {
      const { mode, labels } = node.grouping ?? { mode: "by", labels: [] };
      return {
        ...node,
        expr: inside(node.expr),
        ...(node.parameter === undefined ? {} : { parameter: inside(node.parameter) }),
        grouping: { mode, labels: mode === "by" ? withLabel(labels) : labels },
      };
    }
    case "binary":
      return {
        ...node,
        left: inside(node.left),
        right: inside(node.right),
        ...(node.matching?.mode === "on"
          ? { matching: { ...node.matching, labels: withLabel(node.matching.labels) } }
          : {}),
      };
    case "call": {
      const carried = { ...node, args: node.args.map(inside) };
      return id !== undefined && isLabelless(node) ? labelled(carried, id) : carried;
    }
  }
}

/** Whether an expression makes something out of nothing, or out of all series at once: it has to be looked at scenario by scenario. */
export function needsCopies(node: Node): boolean {
  return nodesIn(node).some((one) => one.type === "call" && (isLabelless(one) || one.name === "scalar"));
}

/** Whether what an expression gives depends on the clock. */
export function readsClock(node: Node): boolean {
  return nodesIn(node).some(
    (one) =>
      one.type === "call" &&
      (one.name === "time" || one.name === "timestamp" || (calendar.has(one.name) && one.args.length === 0)),
  );
}

/** The same while the scenario is played only: what is absent then was absent before it began, too. */
export function whilePlayed(node: Node, id: string): Node {
  return {
    type: "binary",
    op: "and",
    left: node,
    right: { type: "selector", metric: playing.definition.name, matchers: withMatcher([], id) },
    matching: { mode: "on", labels: [scenarioLabel] },
  };
}

function isLabelless({ name, args }: { readonly name: string; readonly args: readonly Node[] }): boolean {
  return labelless.has(name) || (calendar.has(name) && args.length === 0);
}

const labelless: ReadonlySet<string> = new Set(["absent", "absent_over_time", "vector"]);

function labelled(node: Node, id: string): Node {
  const text = (value: string) => ({ type: "string", value }) as const;
  return { type: "call", name: "label_replace", args: [node, text(scenarioLabel), text(id), text(""), text("")] };
}

function withLabel(labels: readonly string[]): readonly string[] {
  return [...new Set([...labels, scenarioLabel])].sort();
}

function withMatcher(matchers: readonly Matcher[], id: string): readonly Matcher[] {
  const added: Matcher = { label: scenarioLabel, op: "=", value: id };
  return [...matchers, added].sort((a, b) => (a.label < b.label ? -1 : 1));
}
