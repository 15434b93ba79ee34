import type { AggregationNode, BinaryNode, CallNode, ComparisonOperator, Node } from "../../../../metrics/kit/index.ts";
import { anyValue, calculate, either, exactly, type Interval, notNegative, zeroToOne } from "./interval.ts";
import { isShare } from "./share.ts";

/** The values that the result of an expression can have; `ofMetric` tells those of a metric. */
export function valuesOf(node: Node, ofMetric: (metric: string) => Interval): Interval {
  const of = (inner: Node): Interval => valuesOf(inner, ofMetric);
  switch (node.type) {
    case "number":
      return exactly(node.value);
    case "string":
      return anyValue;
    case "selector":
      return ofMetric(node.metric);
    case "range":
      return of(node.selector);
    case "subquery":
      return of(node.expr);
    case "negation": {
      const { least, most } = of(node.expr);
      return { least: -most, most: -least };
    }
    case "aggregation":
      return ofAggregation(node, of);
    case "call":
      return ofCall(node, of);
    case "binary":
      return ofBinary(node, of);
  }
}

function ofAggregation({ op, expr }: AggregationNode, of: (node: Node) => Interval): Interval {
  switch (op) {
    case "count":
    case "count_values":
      return { least: 1, most: Number.POSITIVE_INFINITY };
    case "group":
      return exactly(1);
    case "stddev":
    case "stdvar":
      return notNegative;
    case "sum": {
      const { least, most } = of(expr);
      // Of any number of series, one at least.
      return {
        least: least >= 0 ? least : Number.NEGATIVE_INFINITY,
        most: most <= 0 ? most : Number.POSITIVE_INFINITY,
      };
    }
    default:
      return of(expr);
  }
}

const calendar: Readonly<Record<string, Interval>> = {
  minute: { least: 0, most: 59 },
  hour: { least: 0, most: 23 },
  day_of_week: { least: 0, most: 6 },
  day_of_month: { least: 1, most: 31 },
  days_in_month: { least: 28, most: 31 },
  day_of_year: { least: 1, most: 366 },
  month: { least: 1, most: 12 },
};

const same = new Set(
  "avg_over_time min_over_time max_over_time last_over_time first_over_time quantile_over_time vector scalar sort sort_desc label_replace label_join sort_by_label sort_by_label_desc".split(
    " ",
  ),
);
const neverNegative = new Set(
  "rate irate increase resets changes stddev_over_time stdvar_over_time mad_over_time histogram_count histogram_stddev histogram_stdvar time timestamp abs sqrt exp".split(
    " ",
  ),
);

function ofCall({ name, args }: CallNode, of: (node: Node) => Interval): Interval {
  const subject = args.find((arg) => arg.type !== "number" && arg.type !== "string") ?? args[0];
  if (neverNegative.has(name)) return notNegative;
  if (calendar[name] !== undefined) return calendar[name];
  if (name === "absent" || name === "absent_over_time" || name === "present_over_time") return exactly(1);
  if (name === "count_over_time") return { least: 1, most: Number.POSITIVE_INFINITY };
  if (name === "histogram_fraction") return zeroToOne;
  if (name === "sgn") return { least: -1, most: 1 };
  if (subject === undefined) return anyValue;
  const inner = of(subject);
  if (same.has(name)) return inner;
  if (name === "sum_over_time") return inner.least >= 0 ? notNegative : anyValue;
  if (name === "ceil" || name === "round" || name === "floor")
    return { least: Math.floor(inner.least), most: Math.ceil(inner.most) };
  const bounds = args.slice(1).map((arg) => (arg.type === "number" ? arg.value : Number.NaN));
  if (bounds.some(Number.isNaN)) return anyValue;
  const [first = Number.NaN, second = Number.NaN] = bounds;
  if (name === "clamp") return { least: Math.max(inner.least, first), most: Math.min(inner.most, second) };
  if (name === "clamp_min") return { least: Math.max(inner.least, first), most: Math.max(inner.most, first) };
  if (name === "clamp_max") return { least: Math.min(inner.least, first), most: Math.min(inner.most, first) };
  return anyValue;
}

function ofBinary(node: BinaryNode, of: (node: Node) => Interval): Interval {
  const { op, left, right } = node;
  switch (op) {
    case "or":
      return either(of(left), of(right));
    case "and":
    case "unless":
      return of(left);
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
    case "^":
    case "atan2":
      if (isShare(node)) return zeroToOne;
      return calculate(op, of(left), of(right));
    default:
      return ofComparison(node, op, of);
  }
}

/** A filter leaves what it lets through: the values of the left side, within what the right side allows. */
function ofComparison(
  { bool, left, right }: BinaryNode,
  op: ComparisonOperator,
  of: (node: Node) => Interval,
): Interval {
  if (bool) return zeroToOne;
  // A number on the left is not the value: Prometheus takes that of the series.
  const [kept, limit, turned] = left.type === "number" ? [of(right), of(left), true] : [of(left), of(right), false];
  const above = (op === ">" || op === ">=") !== turned;
  const narrowed =
    op === "=="
      ? limit
      : op === "!="
        ? kept
        : above
          ? { ...kept, least: Math.max(kept.least, limit.least) }
          : { ...kept, most: Math.min(kept.most, limit.most) };
  return narrowed.least <= narrowed.most ? narrowed : kept;
}
