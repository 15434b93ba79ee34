import type { BinaryNode, CallNode, Node, SelectorNode } from "../../../../metrics/kit/index.ts";
import {
  anyLabels,
  bothHave,
  eitherHas,
  keepLabels,
  type LabelSet,
  noLabels,
  onlyLabels,
  withLabels,
  withoutLabels,
} from "./label-set.ts";

/**
 * Which labels the result of an expression can have (promql/engine.go); `ofMetric` tells those of a metric, where they
 * are known. A number has none.
 */
export function labelsLeft(node: Node, ofMetric: (metric: string) => LabelSet | undefined): LabelSet {
  const of = (inner: Node): LabelSet => labelsLeft(inner, ofMetric);
  switch (node.type) {
    case "number":
    case "string":
      return noLabels;
    case "selector":
      return ofSelector(node, ofMetric);
    case "range":
      return of(node.selector);
    case "subquery":
    case "negation":
      return of(node.expr);
    case "call":
      return ofCall(node, of);
    case "aggregation": {
      const inner = of(node.expr);
      if (["topk", "bottomk", "limitk", "limit_ratio"].includes(node.op)) return inner;
      const { grouping, parameter } = node;
      const grouped =
        grouping === undefined
          ? noLabels
          : grouping.mode === "by"
            ? keepLabels(inner, grouping.labels)
            : withoutLabels(inner, grouping.labels);
      return node.op === "count_values" && parameter?.type === "string"
        ? withLabels(grouped, [parameter.value])
        : grouped;
    }
    case "binary":
      return ofBinary(node, of);
  }
}

function ofSelector({ metric, matchers }: SelectorNode, ofMetric: (metric: string) => LabelSet | undefined): LabelSet {
  const absent = matchers.filter(({ op, value }) => op === "=" && value === "").map(({ label }) => label);
  return withoutLabels(ofMetric(metric) ?? anyLabels, absent);
}

function ofCall({ name, args }: CallNode, of: (node: Node) => LabelSet): LabelSet {
  const [first] = args;
  switch (name) {
    case "absent":
    case "absent_over_time":
      return pinned(first);
    case "vector":
    case "scalar":
      return noLabels;
    case "label_replace":
    case "label_join":
      return args[1]?.type === "string" && first ? withLabels(of(first), [args[1].value]) : anyLabels;
    case "histogram_quantile":
    case "histogram_fraction": {
      const last = args.at(-1);
      return last ? withoutLabels(of(last), ["le"]) : anyLabels;
    }
    case "info":
      return anyLabels;
    case "quantile_over_time":
      return args[1] ? of(args[1]) : anyLabels;
    default:
      return first ? of(first) : noLabels;
  }
}

/** What absent() can tell: labels that one matcher alone pins to one value. */
function pinned(node: Node | undefined): LabelSet {
  const selector = node?.type === "range" ? node.selector : node;
  if (selector?.type !== "selector") return noLabels;
  const { matchers } = selector;
  const once = matchers.filter(({ label }) => matchers.filter((other) => other.label === label).length === 1);
  return onlyLabels(once.filter(({ op, value }) => op === "=" && value !== "").map(({ label }) => label));
}

function ofBinary({ op, left, right, matching }: BinaryNode, of: (node: Node) => LabelSet): LabelSet {
  if (isScalar(left)) return of(right);
  if (isScalar(right)) return of(left);
  const [a, b] = [of(left), of(right)];
  if (op === "or") return eitherHas(a, b);
  if (op === "and" || op === "unless") return a;
  if (matching === undefined) return bothHave(a, b);
  const { mode, labels, group } = matching;
  if (group === undefined)
    return mode === "on" ? keepLabels(bothHave(a, b), labels) : withoutLabels(bothHave(a, b), labels);
  const [many, one] = group.side === "left" ? [a, b] : [b, a];
  return eitherHas(many, keepLabels(one, group.labels));
}

/** Whether an expression is a single number rather than series. */
export function isScalar(node: Node): boolean {
  switch (node.type) {
    case "number":
      return true;
    case "call":
      return ["scalar", "time", "pi", "start", "end", "step", "range", "min_of", "max_of"].includes(node.name);
    case "negation":
      return isScalar(node.expr);
    case "binary":
      return isScalar(node.left) && isScalar(node.right);
    default:
      return false;
  }
}
