import type { Spread } from "../result/index.ts";
import { ascending, quantileOfSorted } from "./quantile.ts";

/**
 * Median, P95, P99 and the largest of what several trials took; of no trials only that there were none.
 * @throws RangeError when a value is not finite.
 */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) return { n: 0 };
  const inOrder = ascending(values);
  const [p50, p95, p99, max] = [0.5, 0.95, 0.99, 1].map((q) => quantileOfSorted(inOrder, q));
  return { n: values.length, p50, p95, p99, max };
}
