import type { AggregationNode, BinaryNode, CallNode, Node, SelectorNode } from "../../metrics/kit/index.ts";

/** A selector in an expression, and what the expression asks of its series. */
export interface Read {
  readonly selector: SelectorNode;
  /** Labels beside those of its matchers that the result is told apart by, sorted. */
  readonly labels: readonly string[];
  /** No series is an answer too: it stands in `absent()`, after `unless`, or beside `or`. */
  readonly mayBeEmpty: boolean;
  /** Events are counted: a series may begin with the first one. */
  readonly counted: boolean;
  /** Metrics on the other side of an `or`, one of which is enough. */
  readonly otherwise: readonly string[];
}

type Context = Omit<Read, "selector">;

/** Every selector of an expression, in the order of writing; `labels` are those that its result is to have. */
export function readsOf(node: Node, labels: readonly string[] = []): readonly Read[] {
  return visit(node, { labels, mayBeEmpty: false, counted: false, otherwise: [] });
}

function visit(node: Node, context: Context): readonly Read[] {
  switch (node.type) {
    case "number":
    case "string":
      return [];
    case "selector":
      return [
        {
          ...context,
          selector: node,
          labels: [...new Set(context.labels)].sort(),
          counted: context.counted || node.metric.endsWith("_total"),
        },
      ];
    case "range":
      return visit(node.selector, context);
    case "subquery":
    case "negation":
      return visit(node.expr, context);
    case "aggregation":
      return inAggregation(node, context);
    case "call":
      return inCall(node, context);
    case "binary":
      return inBinary(node, context);
  }
}

function inAggregation({ op, expr, grouping, parameter }: AggregationNode, context: Context): readonly Read[] {
  const keepsAll = ["topk", "bottomk", "limitk", "limit_ratio"].includes(op);
  const by = grouping?.mode === "by" ? grouping.labels : [];
  // What is left by without() is whatever the series have: the labels that are asked for come from below.
  const kept = keepsAll || grouping?.mode === "without" ? context.labels : [];
  const inner = visit(expr, { ...context, labels: [...by, ...kept] });
  return parameter === undefined ? inner : [...visit(parameter, { ...context, labels: [] }), ...inner];
}

function inCall({ name, args }: CallNode, context: Context): readonly Read[] {
  if (name === "absent" || name === "absent_over_time") return each(args, { ...context, labels: [], mayBeEmpty: true });
  if (["rate", "irate", "increase"].includes(name)) return each(args, { ...context, counted: true });
  if (name !== "label_replace" && name !== "label_join") return each(args, context);
  const [, target, ...rest] = args.map((arg) => (arg.type === "string" ? arg.value : ""));
  const sources = name === "label_replace" ? rest.slice(1, 2) : rest.slice(1);
  const labels = [...context.labels.filter((label) => label !== target), ...sources.filter(Boolean)];
  return each(args, { ...context, labels });
}

function each(nodes: readonly Node[], context: Context): readonly Read[] {
  return nodes.flatMap((node) => visit(node, context));
}

function inBinary({ op, left, right, matching }: BinaryNode, context: Context): readonly Read[] {
  const of = (node: Node, changes: Partial<Context>) => visit(node, { ...context, ...changes });
  if (op === "or") {
    const alternatives = (node: Node) => [...context.otherwise, ...metricsIn(node)];
    return [
      ...of(left, { mayBeEmpty: true, otherwise: alternatives(right) }),
      ...of(right, { mayBeEmpty: true, otherwise: alternatives(left) }),
    ];
  }
  const on = matching?.mode === "on" ? matching.labels : [];
  if (op === "and" || op === "unless")
    return [
      ...of(left, { labels: [...context.labels, ...on] }),
      ...of(right, { labels: on, mayBeEmpty: context.mayBeEmpty || op === "unless" }),
    ];
  if (isScalar(left) || isScalar(right)) return [...of(left, {}), ...of(right, {})];
  const shared = [...on, ...(matching?.mode === "on" ? [] : without(context.labels, matching?.labels ?? []))];
  if (matching?.group === undefined) return [...of(left, { labels: shared }), ...of(right, { labels: shared })];
  const { side, labels: brought } = matching.group;
  const many = { labels: [...on, ...without(context.labels, brought)] };
  const one = { labels: [...on, ...brought] };
  return [...of(left, side === "left" ? many : one), ...of(right, side === "left" ? one : many)];
}

function without(labels: readonly string[], others: readonly string[]): readonly string[] {
  return labels.filter((label) => !others.includes(label));
}

function isScalar(node: Node): boolean {
  if (node.type === "number") return true;
  if (node.type === "call") return ["scalar", "time", "pi"].includes(node.name);
  if (node.type === "negation") return isScalar(node.expr);
  return node.type === "binary" && isScalar(node.left) && isScalar(node.right);
}

function metricsIn(node: Node): readonly string[] {
  return readsOf(node).map(({ selector }) => selector.metric);
}
