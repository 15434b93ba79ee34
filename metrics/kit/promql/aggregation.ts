import type { SampleType, Vector } from "./expression.ts";
import { numberNode } from "./expression.ts";
import type { AggregationNode, AggregationOperator, Node } from "./node.ts";
import { checkedQuantile } from "./quantile.ts";
import { sortedLabels } from "./sorted-labels.ts";

/** One result for everything, until `by()` or `without()` says what to keep apart. */
export interface Aggregation<L extends string, S extends SampleType = "gauge", Added extends string = never>
  extends Vector<Added, Aggregated<S, never>> {
  /** One result per combination of these labels. */
  by<K extends L = never>(...labels: readonly K[]): Vector<K | Added, Aggregated<S, K>>;
  /** One result per combination of all other labels. */
  without<K extends L = never>(...labels: readonly K[]): Vector<Exclude<L, K> | Added, Aggregated<S, Exclude<L, K>>>;
}

/** Chooses series instead of merging them: all labels stay, `by()` and `without()` say within which groups to choose. */
export interface Choice<L extends string, S extends SampleType> extends Vector<L, S> {
  /** Chooses within each combination of these labels. */
  by(...labels: readonly L[]): Vector<L, S>;
  /** Chooses within each combination of all other labels. */
  without(...labels: readonly L[]): Vector<L, S>;
}

// Summed buckets remain a histogram for as long as their boundaries are kept apart.
type Aggregated<S extends SampleType, K extends string> = S extends "buckets"
  ? "le" extends K
    ? "buckets"
    : "gauge"
  : "gauge";

/** Sum. Sum of rates, never rate of sums: a restart of one instance would look like a fall. */
export function sum<L extends string, S extends SampleType>(expr: Vector<L, S>): Aggregation<L, S> {
  return aggregation("sum", expr.node);
}

/** Smallest value. */
export const min = merging("min");

/** Largest value. */
export const max = merging("max");

/** Mean. */
export const avg = merging("avg");

/** Number of series. */
export const count = merging("count");

/** 1 for every group. */
export const group = merging("group");

/** Standard deviation (population). */
export const stddev = merging("stddev");

/** Variance (population). */
export const stdvar = merging("stdvar");

/**
 * The q-quantile over series, q from 0 to 1; for a histogram use `histogramQuantile()`.
 * @throws DefinitionError when q is outside.
 */
export function quantile<L extends string>(q: number, expr: Vector<L>): Aggregation<L> {
  return aggregation("quantile", expr.node, numberNode(checkedQuantile(q)));
}

/** Number of series per value; the value becomes the label `label`. */
export function countValues<L extends string, const N extends string>(
  label: N,
  expr: Vector<L>,
): Aggregation<L, "gauge", N> {
  return aggregation("count_values", expr.node, { type: "string", value: label });
}

/** The k largest series. */
export function topk<L extends string, S extends SampleType>(k: number, expr: Vector<L, S>): Choice<L, S> {
  return choice("topk", k, expr.node);
}

/** The k smallest series. */
export function bottomk<L extends string, S extends SampleType>(k: number, expr: Vector<L, S>): Choice<L, S> {
  return choice("bottomk", k, expr.node);
}

function merging(op: AggregationOperator) {
  return <L extends string>(expr: Vector<L>): Aggregation<L> => aggregation(op, expr.node);
}

function aggregation<L extends string, S extends SampleType, Added extends string>(
  op: AggregationOperator,
  expr: Node,
  parameter?: NonNullable<AggregationNode["parameter"]>,
): Aggregation<L, S, Added> {
  const node: AggregationNode = { type: "aggregation", op, expr, ...(parameter === undefined ? {} : { parameter }) };
  return { node, ...groupings(node) };
}

function choice<L extends string, S extends SampleType>(op: "topk" | "bottomk", k: number, expr: Node): Choice<L, S> {
  const node: AggregationNode = { type: "aggregation", op, expr, parameter: numberNode(k) };
  return { node, ...groupings(node) };
}

function groupings(node: AggregationNode) {
  return {
    // `by ()` says the same as nothing.
    by: (...labels: readonly string[]) => ({ node: labels.length === 0 ? node : grouped(node, "by", labels) }),
    without: (...labels: readonly string[]) => ({ node: grouped(node, "without", labels) }),
  };
}

function grouped(node: AggregationNode, mode: "by" | "without", labels: readonly string[]): AggregationNode {
  return { ...node, grouping: { mode, labels: sortedLabels(labels) } };
}
