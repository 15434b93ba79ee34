import { keyOf, type Labels, omit, type Sample } from "./vector.ts";

/** The quantile of each classic histogram among the series, the label `le` taken away. */
export function histogramQuantiles(q: number, series: readonly Sample[]): Sample[] {
  const bounded = series.flatMap(({ labels, value }) => {
    const bound = boundOf(labels);
    return bound === undefined ? [] : [{ labels: omit(labels, ["le"]), bound, count: value }];
  });
  return [...Map.groupBy(bounded, ({ labels }) => keyOf(labels)).values()].map((buckets) => ({
    labels: buckets[0]?.labels ?? {},
    value: bucketQuantile(q, buckets),
  }));
}

interface Bucket {
  /** Upper bound. */
  readonly bound: number;
  /** Observations up to it. */
  readonly count: number;
}

function boundOf({ le }: Labels): number | undefined {
  if (le === undefined || le === "") return undefined;
  if (/^[+]?Inf$/i.test(le)) return Number.POSITIVE_INFINITY;
  const bound = Number(le);
  return Number.isNaN(bound) ? undefined : bound;
}

function bucketQuantile(q: number, given: readonly Bucket[]): number {
  if (Number.isNaN(q)) return Number.NaN;
  if (q < 0) return Number.NEGATIVE_INFINITY;
  if (q > 1) return Number.POSITIVE_INFINITY;
  const sorted = given.toSorted((a, b) => (a.bound === b.bound ? 0 : a.bound - b.bound));
  if (sorted.at(-1)?.bound !== Number.POSITIVE_INFINITY) return Number.NaN;
  const buckets = rising(merged(sorted));
  const all = buckets.at(-1)?.count ?? 0;
  if (buckets.length < 2 || all === 0) return Number.NaN;
  return interpolated(q * all, buckets);
}

/** Where in its bucket the observation of that rank lies, if they are spread evenly; the last bucket has no end. */
function interpolated(rank: number, buckets: readonly Bucket[]): number {
  const found = buckets.slice(0, -1).findIndex(({ count }) => count >= rank);
  const bucket = buckets[found];
  if (bucket === undefined) return buckets.at(-2)?.bound ?? Number.NaN;
  const before = buckets[found - 1];
  if (before === undefined) return bucket.bound <= 0 ? bucket.bound : bucket.bound * (rank / bucket.count);
  return before.bound + (bucket.bound - before.bound) * ((rank - before.count) / (bucket.count - before.count));
}

function merged(sorted: readonly Bucket[]): Bucket[] {
  return [...Map.groupBy(sorted, ({ bound }) => bound)].map(([bound, some]) => ({
    bound,
    count: some.reduce((sum, { count }) => sum + count, 0),
  }));
}

/** Counts never fall from one bucket to the next; differences that only rounding made are none. */
function rising(buckets: readonly Bucket[]): Bucket[] {
  let before = buckets[0]?.count ?? 0;
  return buckets.map(({ bound, count }, index) => {
    if (index > 0 && count > before && !almostEqual(before, count)) before = count;
    return { bound, count: before };
  });
}

const tolerance = 1e-12;
const smallestNormal = 2.2250738585072014e-308;

function almostEqual(a: number, b: number): boolean {
  if (a === b) return true;
  const [size, difference] = [Math.abs(a) + Math.abs(b), Math.abs(a - b)];
  if (a === 0 || b === 0 || size < smallestNormal) return difference < tolerance * smallestNormal;
  return difference / Math.min(size, Number.MAX_VALUE) < tolerance;
}
