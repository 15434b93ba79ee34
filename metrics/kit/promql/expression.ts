import type { Node, NumberNode } from "./node.ts";

/** What an expression evaluates to: the four value types of PromQL. */
export type Kind = "instant" | "range" | "scalar" | "string";

/** What the samples mean, which decides the functions that may read them. */
export type SampleType =
  /** Only grows, apart from restarts: made for `rate()`. */
  | "counter"
  /** The cumulative buckets of a histogram, or their rates: made for `histogramQuantile()`. */
  | "buckets"
  /** Goes up and down, or is derived. */
  | "gauge";

declare const phantom: unique symbol;

/**
 * A PromQL expression whose kind, result labels and sample type the compiler knows.
 * Only `node` exists at run time; print it with {@link print}.
 */
export interface Expression<K extends Kind = Kind, L extends string = string, S extends SampleType = SampleType> {
  readonly node: Node;
  readonly [phantom]?: { readonly kind: K; readonly labels: L; readonly samples: S } | undefined;
}

/** One sample per series: what panels draw and alerts compare. */
export type Vector<L extends string = string, S extends SampleType = SampleType> = Expression<"instant", L, S>;

/** The samples of each series over a range: what `rate()` and the `…OverTime()` functions read. */
export type RangeVector<L extends string = string, S extends SampleType = SampleType> = Expression<"range", L, S>;

/** A single number without labels. */
export type Scalar = Expression<"scalar", never, "gauge">;

/** The labels that an expression's result can have. */
export type LabelsOf<E> = E extends Expression<Kind, infer L> ? L : never;

/** A literal number as an expression. */
export function number(value: number): Scalar {
  return { node: numberNode(value) };
}

/** The tree of a literal number. */
export function numberNode(value: number): NumberNode {
  return { type: "number", value };
}
