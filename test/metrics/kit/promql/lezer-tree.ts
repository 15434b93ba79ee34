import type { SyntaxNode } from "@lezer/common";
import { parser } from "@prometheus-io/lezer-promql";
import type {
  AggregationNode,
  BinaryNode,
  Grouping,
  Matcher,
  MatchingNode,
  Node,
  SelectorNode,
  TimeShift,
} from "../../../../metrics/kit/index.ts";

/** Reads PromQL with Prometheus's own grammar and returns our tree. Throws at the first syntax error. */
export function parse(text: string): Node {
  const tree = parser.parse(text);
  tree.iterate({
    enter(node) {
      if (node.type.isError) throw new Error(`syntax error at ${node.from} of ${text}`);
    },
  });
  return convert(first(tree.topNode), text);
}

function convert(node: SyntaxNode, text: string): Node {
  const source = slice(node, text);
  const inner = () => convert(first(node), text);
  switch (node.name) {
    case "ParenExpr":
      return inner();
    case "NumberDurationLiteral":
      return { type: "number", value: toNumber(source) };
    case "StringLiteral":
      return { type: "string", value: unquote(source) };
    case "VectorSelector":
      return selector(node, text);
    case "MatrixSelector":
      return { type: "range", selector: inner() as SelectorNode, range: durations(node, text)[0] ?? "" };
    case "SubqueryExpr": {
      const [range = "", step] = durations(node, text);
      return { type: "subquery", expr: inner(), range, ...(step === undefined ? {} : { step }) };
    }
    case "OffsetExpr":
      return shift(inner(), { offset: durations(node, text)[0] ?? "" });
    case "StepInvariantExpr":
      return shift(inner(), { at: time(node, text) });
    case "UnaryExpr":
      return negation(node, text);
    case "FunctionCall":
      return { type: "call", name: slice(first(node), text), args: args(node, text) };
    case "AggregateExpr":
      return aggregation(node, text);
    case "BinaryExpr":
      return binary(node, text);
    default:
      throw new Error(`no conversion for ${node.name}: ${source}`);
  }
}

function negation(node: SyntaxNode, text: string): Node {
  const [, expr] = children(node);
  if (!expr) throw new Error(`nothing after the sign in ${slice(node, text)}`);
  return expr.name === "NumberDurationLiteral"
    ? { type: "number", value: -toNumber(slice(expr, text)) }
    : { type: "negation", expr: convert(expr, text) };
}

function selector(node: SyntaxNode, text: string): SelectorNode {
  const named = node.getChild("Identifier");
  const inside = children(node.getChild("LabelMatchers"));
  const quoted = inside.find((child) => child.name === "QuotedLabelName");
  const metric = named ? slice(named, text) : quoted ? unquote(slice(quoted, text)) : "";
  const matchers = inside.filter((child) => child.name.endsWith("LabelMatcher")).map((child) => matcher(child, text));
  return { type: "selector", metric, matchers };
}

function matcher(node: SyntaxNode, text: string): Matcher {
  const [name, op, value] = children(node);
  if (!name || !op || !value) throw new Error(`incomplete matcher ${slice(node, text)}`);
  return { label: label(name, text), op: slice(op, text) as Matcher["op"], value: unquote(slice(value, text)) };
}

function aggregation(node: SyntaxNode, text: string): AggregationNode {
  const given = args(node, text);
  const expr = given.at(-1);
  const parameter = given.length > 1 ? given[0] : undefined;
  const modifier = node.getChild("AggregateModifier");
  if (!expr) throw new Error(`nothing to aggregate in ${slice(node, text)}`);
  return {
    type: "aggregation",
    op: slice(first(node), text) as AggregationNode["op"],
    ...(parameter?.type === "number" || parameter?.type === "string" ? { parameter } : {}),
    expr,
    ...(modifier === null ? {} : { grouping: grouping(modifier, text) }),
  };
}

function grouping(node: SyntaxNode, text: string): Grouping {
  return { mode: node.getChild("By") ? "by" : "without", labels: labels(node.getChild("GroupingLabels"), text) };
}

function binary(node: SyntaxNode, text: string): BinaryNode {
  const all = children(node);
  const [left, op] = all;
  const right = all.at(-1);
  if (!left || !op || !right) throw new Error(`incomplete operator in ${slice(node, text)}`);
  const clause = node.getChild("MatchingModifierClause");
  return {
    type: "binary",
    op: slice(op, text) as BinaryNode["op"],
    left: convert(left, text),
    right: convert(right, text),
    ...(node.getChild("BoolModifier") ? { bool: true as const } : {}),
    ...(clause === null ? {} : { matching: matching(clause, text) }),
  };
}

function matching(node: SyntaxNode, text: string): MatchingNode {
  const [own, copied] = node.getChildren("GroupingLabels");
  const side = node.getChild("GroupLeft") ? "left" : node.getChild("GroupRight") ? "right" : undefined;
  return {
    mode: node.getChild("On") ? "on" : "ignoring",
    labels: labels(own ?? null, text),
    ...(side === undefined ? {} : { group: { side, labels: labels(copied ?? null, text) } }),
  };
}

function shift(node: Node, by: TimeShift): Node {
  if (node.type === "range") return { ...node, selector: { ...node.selector, ...by } };
  if (node.type === "selector" || node.type === "subquery") return { ...node, ...by };
  throw new Error(`${node.type} cannot be shifted`);
}

function time(node: SyntaxNode, text: string): number | "start" | "end" {
  const bound = node.getChild("AtModifierPreprocessors");
  if (bound) return slice(bound, text).startsWith("start") ? "start" : "end";
  const literal = node.getChildren("NumberDurationLiteral").at(-1);
  return literal ? toNumber(slice(literal, text)) : Number.NaN;
}

function args(node: SyntaxNode, text: string): Node[] {
  return children(node.getChild("FunctionCallBody")).map((child) => convert(child, text));
}

function labels(node: SyntaxNode | null, text: string): string[] {
  return children(node).map((child) => label(child, text));
}

function label(node: SyntaxNode, text: string): string {
  return node.name === "QuotedLabelName" ? unquote(slice(node, text)) : slice(node, text);
}

function durations(node: SyntaxNode, text: string): string[] {
  return children(node)
    .filter((child) => child.name === "DurationExpr" || child.name === "OffsetDurationExpr")
    .map((child) => slice(child, text));
}

function toNumber(source: string): number {
  return Number(source.replace(/^([+-]?)inf$/i, "$1Infinity"));
}

// The grammar leaves strings as they are; this follows Go's rules for what our printer may write.
function unquote(source: string): string {
  const body = source.slice(1, -1);
  const short: Record<string, string> = { n: "\n", r: "\r", t: "\t", "\\": "\\", '"': '"' };
  return body.replace(/\\(u([0-9a-f]{4})|.)/gs, (escaped, char: string, hex: string | undefined) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    const plain = short[char];
    if (plain === undefined) throw new Error(`unknown escape ${escaped}`);
    return plain;
  });
}

function children(node: SyntaxNode | null): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node?.firstChild ?? null; child; child = child.nextSibling) found.push(child);
  return found;
}

function first(node: SyntaxNode): SyntaxNode {
  const [child] = children(node);
  if (!child) throw new Error(`${node.name} is empty`);
  return child;
}

function slice(node: SyntaxNode, text: string): string {
  return text.slice(node.from, node.to);
}
