import type { AggregationNode, BinaryNode, CallNode, Expression, Node } from "../../metrics/kit/index.ts";

/** Names of labels, or `any` where the series of a metric have whatever labels they have. */
export type LabelNames = ReadonlySet<string> | "any";

/** The labels that a result of an expression can have at most; without the metric's name. */
export function labelsLeft(node: Node): LabelNames {
  switch (node.type) {
    case "number":
    case "string":
      return new Set();
    case "selector":
    case "range":
      return "any";
    case "subquery":
    case "negation":
      return labelsLeft(node.expr);
    case "aggregation":
      return afterAggregation(node);
    case "binary":
      return afterBinary(node);
    case "call":
      return afterCall(node);
  }
}

/** Whether a result of an expression can have the label. */
export function canLeave({ node }: Expression, label: string): boolean {
  const left = labelsLeft(node);
  return left === "any" || left.has(label);
}

function afterAggregation({ op, expr, grouping, parameter }: AggregationNode): LabelNames {
  const before = labelsLeft(expr);
  if (op === "topk" || op === "bottomk") return before;
  const kept =
    grouping?.mode === "without"
      ? filter(before, (label) => !grouping.labels.includes(label))
      : within(new Set(grouping?.labels), before);
  return op === "count_values" && parameter?.type === "string" ? join(kept, new Set([parameter.value])) : kept;
}

function afterBinary({ op, left, right, matching }: BinaryNode): LabelNames {
  const [a, b] = [labelsLeft(left), labelsLeft(right)];
  if (op === "or") return join(a, b);
  if (op === "and" || op === "unless") return a;
  if (isNumber(right)) return a;
  if (isNumber(left)) return b;
  if (matching?.group !== undefined)
    return join(matching.group.side === "left" ? a : b, new Set(matching.group.labels));
  if (matching?.mode === "on") return within(new Set(matching.labels), a);
  return filter(a, (label) => matching?.labels.includes(label) !== true);
}

function afterCall({ name, args }: CallNode): LabelNames {
  const [first] = args;
  if (name === "absent" || name === "absent_over_time") return first === undefined ? new Set() : matchedBy(first);
  if (name === "label_replace" || name === "label_join") {
    const target = args[1];
    const before = first === undefined ? new Set<string>() : labelsLeft(first);
    return target?.type === "string" ? join(before, new Set([target.value])) : "any";
  }
  const vectors = args.filter((arg) => arg.type !== "number" && arg.type !== "string");
  return vectors.map(labelsLeft).reduce(join, new Set<string>());
}

/** What `absent()` can name: the labels that its selector asks to be equal to a value. */
function matchedBy(node: Node): LabelNames {
  const selector = node.type === "range" ? node.selector : node;
  if (selector.type !== "selector") return new Set();
  return new Set(selector.matchers.filter(({ op }) => op === "=").map(({ label }) => label));
}

function isNumber(node: Node): boolean {
  if (node.type === "negation") return isNumber(node.expr);
  if (node.type === "binary") return isNumber(node.left) && isNumber(node.right);
  return node.type === "number" || (node.type === "call" && ["scalar", "time", "pi"].includes(node.name));
}

function join(a: LabelNames, b: LabelNames): LabelNames {
  return a === "any" || b === "any" ? "any" : new Set([...a, ...b]);
}

function within(names: ReadonlySet<string>, limit: LabelNames): LabelNames {
  return limit === "any" ? names : new Set([...names].filter((name) => limit.has(name)));
}

function filter(names: LabelNames, keep: (name: string) => boolean): LabelNames {
  return names === "any" ? "any" : new Set([...names].filter(keep));
}
