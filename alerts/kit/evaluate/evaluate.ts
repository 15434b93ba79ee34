import {
  type CallNode,
  milliseconds,
  type Node,
  type RangeNode,
  type SelectorNode,
} from "../../../metrics/kit/index.ts";
import { aggregate } from "./aggregate.ts";
import { binary } from "./binary.ts";
import { type InputSeries, selected, valueAt, valuesBetween } from "./input-series.ts";
import { Unsupported } from "./unsupported.ts";
import { omit, type Result, type Sample } from "./vector.ts";

/** A moment in a scenario. */
export interface Moment {
  readonly series: readonly InputSeries[];
  /** Milliseconds since the scenario began. */
  readonly time: number;
}

/**
 * Works out what an expression returns at a moment of a scenario, so that nobody writes down labels and values by hand.
 *
 * It is no second Prometheus: promtool proves the result afterwards, and what is not done here is an unknown value.
 * @throws Unsupported where not even the labels can be told.
 */
export function evaluate(node: Node, moment: Moment): Result {
  switch (node.type) {
    case "number":
      return node.value;
    case "selector":
      return selectAt(node, moment);
    case "negation":
      return mapValues(evaluate(node.expr, moment), (value) => -value);
    case "aggregation":
      return aggregate(node, asVector(evaluate(node.expr, moment)));
    case "binary":
      return binary(node, evaluate(node.left, moment), evaluate(node.right, moment));
    case "call":
      return call(node, moment);
    default:
      throw new Unsupported(node.type);
  }
}

function selectAt(node: SelectorNode, { series, time }: Moment): Sample[] {
  const to = time - offsetOf(node);
  return selected(node, series).flatMap((one) => {
    const value = valueAt(one, to);
    return value === undefined ? [] : [{ labels: one.labels, value }];
  });
}

function call(node: CallNode, moment: Moment): Result {
  const [first] = node.args;
  if (first === undefined) return noArguments(node.name, moment);
  const range = node.args.find((argument) => argument.type === "range");
  if (range !== undefined) return overRange(node.name, range, moment);
  if (node.name === "absent")
    return asVector(evaluate(first, moment)).length > 0 ? [] : [{ labels: pinned(first), value: 1 }];
  const result = evaluate(first, moment);
  if (node.name === "vector") return [{ labels: {}, value: typeof result === "number" ? result : undefined }];
  if (node.name === "histogram_quantile") return quantile(evaluate(node.args[1] ?? first, moment));
  if (!elementwise.has(node.name)) throw new Unsupported(`${node.name}()`);
  return node.name === "abs" ? mapValues(result, Math.abs) : unknownValues(asVector(result));
}

/** Functions of one vector that keep its series. */
const elementwise = new Set([
  "abs",
  "ceil",
  "floor",
  "round",
  "clamp",
  "clamp_min",
  "clamp_max",
  "sort",
  "sort_desc",
  "timestamp",
]);

function noArguments(name: string, { time }: Moment): Result {
  if (name !== "time") throw new Unsupported(`${name}()`);
  return time / 1000;
}

const overTime: { readonly [name: string]: ((values: readonly number[]) => number | undefined) | undefined } = {
  avg_over_time: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  min_over_time: (values) => Math.min(...values),
  max_over_time: (values) => Math.max(...values),
  sum_over_time: (values) => values.reduce((sum, value) => sum + value, 0),
  count_over_time: (values) => values.length,
  last_over_time: (values) => values.at(-1),
  present_over_time: () => 1,
};

/** Of these the result needs two samples. */
const differences = new Set(["rate", "increase", "irate", "delta", "idelta", "deriv", "predict_linear"]);

function overRange(name: string, { selector, range }: RangeNode, { series, time }: Moment): Sample[] {
  const to = time - offsetOf(selector);
  const picked = selected(selector, series).map((one) => ({
    labels: one.labels,
    values: valuesBetween(one, to - milliseconds(range), to),
  }));
  if (name === "absent_over_time")
    return picked.some(({ values }) => values.length > 0) ? [] : [{ labels: pinned(selector), value: 1 }];
  const needed = differences.has(name) ? 2 : 1;
  return picked
    .filter(({ values }) => values.length >= needed)
    .map(({ labels, values }) => ({ labels, value: overTime[name]?.(values) }));
}

function quantile(buckets: Result): Sample[] {
  const series = asVector(buckets).map(({ labels }) => omit(labels, ["le"]));
  return [...new Map(series.map((labels) => [JSON.stringify(labels), labels])).values()].map((labels) => ({
    labels,
    value: undefined,
  }));
}

function pinned(node: Node): Record<string, string> {
  if (node.type !== "selector") return {};
  return Object.fromEntries(node.matchers.filter(({ op }) => op === "=").map(({ label, value }) => [label, value]));
}

function offsetOf({ offset = "0s", at }: SelectorNode): number {
  if (at !== undefined) throw new Unsupported("@");
  return offset.startsWith("-") ? -milliseconds(offset.slice(1)) : milliseconds(offset);
}

function mapValues(result: Result, change: (value: number) => number): Result {
  if (typeof result === "number") return change(result);
  return result.map(({ labels, value }) => ({ labels, value: value === undefined ? undefined : change(value) }));
}

function unknownValues(samples: readonly Sample[]): Sample[] {
  return samples.map(({ labels }) => ({ labels, value: undefined }));
}

function asVector(result: Result): readonly Sample[] {
  return typeof result === "number" ? [] : result;
}
