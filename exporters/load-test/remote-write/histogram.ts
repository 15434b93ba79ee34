import type { NativeHistogram } from "./decode.ts";

/** Histograms as one, in the coarsest of their schemas: two buckets of one schema are one of the schema below. */
export function mergeHistograms(histograms: readonly NativeHistogram[]): NativeHistogram {
  const schema = histograms.reduce((coarsest, one) => Math.min(coarsest, one.schema), 8);
  const buckets = new Map<number, number>();
  let [count, sum, zeroCount] = [0, 0, 0];
  for (const one of histograms) {
    count += one.count;
    sum += one.sum;
    zeroCount += one.zeroCount;
    const factor = 2 ** (one.schema - schema);
    for (const [index, inBucket] of one.buckets) {
      const coarse = Math.ceil(index / factor);
      buckets.set(coarse, (buckets.get(coarse) ?? 0) + inBucket);
    }
  }
  return { schema, count, sum, zeroCount, buckets: [...buckets].sort(([a], [b]) => a - b) };
}

/** The quantile, placed within its bucket as Prometheus places it; undefined for an empty histogram. */
export function histogramQuantile(
  { schema, buckets, zeroCount }: NativeHistogram,
  quantile: number,
): number | undefined {
  const count = buckets.reduce((sum, [, inBucket]) => sum + inBucket, zeroCount);
  if (!(count > 0)) return undefined;
  const rank = quantile * count;
  if (rank <= zeroCount) return 0;
  let below = zeroCount;
  for (const [index, inBucket] of buckets) {
    if (below + inBucket >= rank && inBucket > 0) {
      // Buckets grow by a factor: the way through one is a power.
      const width = 2 ** -schema;
      return finite(2 ** ((index - 1 + (rank - below) / inBucket) * width));
    }
    below += inBucket;
  }
  return undefined;
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
