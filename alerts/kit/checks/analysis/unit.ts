import type { CallNode, Node } from "../../../../metrics/kit/index.ts";
import { isShare } from "./share.ts";

/** What a number counts, as far as the names of metrics tell. */
export type Unit = "seconds" | "milliseconds" | "bytes" | "ratio" | "percent" | "time" | "time in milliseconds";

/** The unit of an expression's result; nothing where it cannot be told. */
export function unitOf(node: Node): Unit | undefined {
  switch (node.type) {
    case "selector":
      return unitOfName(node.metric);
    case "range":
      return unitOf(node.selector);
    case "subquery":
    case "negation":
      return unitOf(node.expr);
    case "aggregation":
      return ["sum", "min", "max", "avg", "topk", "bottomk", "quantile", "stddev"].includes(node.op)
        ? unitOf(node.expr)
        : undefined;
    case "call":
      return unitOfCall(node);
    case "binary":
      return unitOfBinary(node);
    default:
      return undefined;
  }
}

/** The unit that a metric's name ends in; a counter's and a histogram's parts keep theirs before the suffix. */
export function unitOfName(metric: string): Unit | undefined {
  const name = metric.replace(/:.*$/, "").replace(/_(?:total|sum|bucket)$/, "");
  if (/_timestamp_(?:ms|milliseconds)$/.test(name)) return "time in milliseconds";
  if (/_timestamp(?:_seconds)?$/.test(name) || (/_time_seconds$/.test(name) && /(?:start|boot|created)/.test(name)))
    return "time";
  if (/_(?:ms|millis|milliseconds)$/.test(name)) return "milliseconds";
  if (/_seconds$/.test(name)) return "seconds";
  if (/_bytes$/.test(name)) return "bytes";
  if (/_ratio$/.test(name)) return "ratio";
  if (/_percent(?:age)?$/.test(name)) return "percent";
  return undefined;
}

const keeping = new Set(
  "avg_over_time min_over_time max_over_time last_over_time first_over_time quantile_over_time sum_over_time delta increase abs ceil floor round clamp clamp_min clamp_max sort sort_desc scalar label_replace label_join predict_linear".split(
    " ",
  ),
);

function unitOfCall({ name, args }: CallNode): Unit | undefined {
  if (name === "time" || name === "timestamp") return "time";
  const last = args.at(-1);
  if (name === "histogram_quantile" && last !== undefined) return unitOfBuckets(last);
  const subject = args.find((arg) => arg.type !== "number" && arg.type !== "string");
  return keeping.has(name) && subject !== undefined ? unitOf(subject) : undefined;
}

/** Of the observations: what rate() and sum() do to the buckets' counts does not change the bounds. */
function unitOfBuckets(node: Node): Unit | undefined {
  if (node.type === "aggregation") return unitOfBuckets(node.expr);
  if (node.type === "call") return node.args[0] === undefined ? undefined : unitOfBuckets(node.args[0]);
  return node.type === "range" || node.type === "selector" ? unitOf(node) : undefined;
}

function unitOfBinary(node: Extract<Node, { type: "binary" }>): Unit | undefined {
  const { op, left, right } = node;
  const [a, b] = [unitOf(left), unitOf(right)];
  switch (op) {
    case "-":
      if (a === "time" && b === "time") return "seconds";
      return a === b ? a : undefined;
    case "+":
      return a === b ? a : undefined;
    case "/":
      return isShare(node) ? "ratio" : undefined;
    case "*":
      if (right.type === "number" && right.value === 100 && a === "ratio") return "percent";
      return left.type === "number" && left.value === 100 && b === "ratio" ? "percent" : undefined;
    case "or":
      return a === b ? a : undefined;
    case "%":
    case "^":
    case "atan2":
      return undefined;
    case "and":
    case "unless":
      return a;
    default:
      return node.bool ? undefined : left.type === "number" ? b : a;
  }
}
