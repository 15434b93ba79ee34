import { call } from "./call.ts";
import type { Vector } from "./expression.ts";
import { checkedQuantile } from "./quantile.ts";

/**
 * Estimates the q-quantile (0 to 1) from the rates of a histogram's buckets; every label but `le` stays.
 * Takes buckets only, and only while `le` is among their labels: `sum(rate(h.buckets, "5m")).by("le", "route")`.
 * @throws DefinitionError when q is outside.
 */
export function histogramQuantile<L extends string>(
  q: number,
  buckets: Vector<L, "buckets">,
): Vector<Exclude<L, "le">, "gauge"> {
  return call("histogram_quantile", checkedQuantile(q), buckets);
}
