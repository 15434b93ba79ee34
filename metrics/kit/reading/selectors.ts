import type { SyntaxNode } from "@lezer/common";
import type { Matcher, SelectorNode } from "../promql/index.ts";
import { childrenOf, labelOf, type Text } from "./calls.ts";
import { textOf } from "./literals.ts";
import { SyntaxProblem } from "./syntax-fault.ts";
import { variableAt } from "./variables.ts";

/** Reads `name{label="value"}`, or `{"name", label="value"}`. */
export function selector(node: SyntaxNode, text: Text): SelectorNode {
  const named = node.getChild("Identifier");
  const inside = childrenOf(node.getChild("LabelMatchers"));
  const quoted = inside.filter((child) => child.name === "QuotedLabelName");
  const matchers = inside
    .filter((child) => child.name.endsWith("LabelMatcher"))
    .flatMap((child) => matcher(child, text));
  const pinned = matchers.filter(({ label, op }) => label === "__name__" && op === "=");
  const names = [
    ...(named ? [text.text.slice(named.from, named.to)] : []),
    ...quoted.map((one) => textOf(text.text.slice(one.from, one.to), one)),
    ...pinned.map(({ value }) => value),
  ];
  if (names.length > 1) throw new SyntaxProblem(`the metric is named twice: ${names[0]} and ${names[1]}.`, node);
  const built: SelectorNode = {
    type: "selector",
    metric: names[0] ?? "",
    matchers: matchers.filter((one) => !pinned.includes(one)),
  };
  return text.marks.put(built, node, named ?? quoted[0] ?? node);
}

function matcher(node: SyntaxNode, text: Text): readonly Matcher[] {
  // A variable that stands for whole matchers: what Grafana fills in is not known here.
  if (variableAt(text.text, node.from)?.length === node.to - node.from) return [];
  const [name, op, value] = childrenOf(node);
  if (!name || !op || !value) throw new SyntaxProblem("this matcher is not complete.", node);
  const built: Matcher = {
    label: labelOf(name, text),
    op: text.text.slice(op.from, op.to) as Matcher["op"],
    value: matchedValue(value, text),
  };
  return [text.marks.put(built, node)];
}

function matchedValue(node: SyntaxNode, { text }: Text): string {
  return variableAt(text, node.from) ?? textOf(text.slice(node.from, node.to), node);
}
