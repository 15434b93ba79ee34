import type { SyntaxNode } from "@lezer/common";
import type { AggregationNode, AggregationOperator, Grouping, MatchingNode, Node } from "../promql/index.ts";
import { textOf } from "./literals.ts";
import type { Marks } from "./places.ts";
import type { Spans } from "./spans.ts";
import { SyntaxProblem } from "./syntax-fault.ts";
import { variableAt } from "./variables.ts";

/** What is read, and where the places of its parts are taken down. */
export interface Text {
  readonly text: string;
  readonly marks: Marks;
  readonly spans: Spans;
}

type Convert = (node: SyntaxNode, text: Text) => Node;

/** Reads a call of a function. */
export function call(node: SyntaxNode, text: Text, convert: Convert): Node {
  const [name] = childrenOf(node);
  const handle = name ?? node;
  const args = argumentsOf(node, text, convert);
  return text.marks.put({ type: "call", name: nameAt(handle, text), args }, node, handle);
}

/** A variable is longer than the function that stood for it while the text was taken apart. */
function nameAt({ from, to }: SyntaxNode, { text }: Text): string {
  return variableAt(text, from) ?? text.slice(from, to);
}

const withParameter: ReadonlySet<string> = new Set([
  "topk",
  "bottomk",
  "quantile",
  "count_values",
  "limitk",
  "limit_ratio",
]);

/** Reads `sum by (label) (…)`, the labels before or behind. */
export function aggregation(node: SyntaxNode, text: Text, convert: Convert): Node {
  const [first] = childrenOf(node);
  const handle = first ?? node;
  const name = nameAt(handle, text);
  const op = (variableAt(name, 0) ?? name.toLowerCase()) as AggregationOperator;
  const args = argumentsOf(node, text, convert);
  const wanted = withParameter.has(op) ? 2 : 1;
  if (args.length !== wanted)
    throw new SyntaxProblem(
      `${op} takes ${wanted === 1 ? "one argument" : "two arguments"}, not ${args.length}.`,
      node,
    );
  const [expr, parameter] = wanted === 1 ? [args[0], undefined] : [args[1], args[0]];
  const modifier = node.getChild("AggregateModifier");
  const built: AggregationNode = {
    type: "aggregation",
    op,
    ...(parameter === undefined ? {} : { parameter }),
    expr: expr as Node,
    ...(modifier === null ? {} : { grouping: grouping(modifier, text) }),
  };
  return text.marks.put(built, node, handle);
}

function grouping(node: SyntaxNode, text: Text): Grouping {
  const mode = node.getChild("By") ? "by" : "without";
  return text.marks.put({ mode, labels: labels(node.getChild("GroupingLabels"), text) }, node);
}

/** Reads `on (label) group_left (label)`. */
export function matching(node: SyntaxNode, text: Text): MatchingNode {
  const [own, copied] = node.getChildren("GroupingLabels");
  const side = node.getChild("GroupLeft") ? "left" : node.getChild("GroupRight") ? "right" : undefined;
  const built: MatchingNode = {
    mode: node.getChild("On") ? "on" : "ignoring",
    labels: labels(own ?? null, text),
    ...(side === undefined ? {} : { group: { side, labels: labels(copied ?? null, text) } }),
  };
  return text.marks.put(built, node);
}

function argumentsOf(node: SyntaxNode, text: Text, convert: Convert): Node[] {
  return childrenOf(node.getChild("FunctionCallBody")).map((child) => convert(child, text));
}

function labels(node: SyntaxNode | null, text: Text): string[] {
  return childrenOf(node).map((child) => labelOf(child, text));
}

/** A label's name, bare or quoted. */
export function labelOf(node: SyntaxNode, { text }: Text): string {
  const source = text.slice(node.from, node.to);
  return node.name === "QuotedLabelName" ? textOf(source, node) : source;
}

/** What stands in a node of the grammar's tree, comments left out. */
export function childrenOf(node: SyntaxNode | null): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node?.firstChild ?? null; child; child = child.nextSibling) {
    if (child.name !== "LineComment") found.push(child);
  }
  return found;
}
