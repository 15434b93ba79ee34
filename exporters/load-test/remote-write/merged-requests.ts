import { known, type Requests } from "../run/index.ts";
import { histogramQuantile, mergeHistograms } from "./histogram.ts";
import { quantileOfStat, type TaggedMetric } from "./live-series.ts";

/**
 * Requests under several sets of tags as one. Counts add up, and the shortest and longest time are exact; a percentile of several sets cannot be
 * made of theirs: shown is the largest of them, which the true one does not exceed. Native histograms give it within their bucket's width.
 * Requests per second are those since the first message: when the run began nobody tells.
 */
export function mergedRequests(
  protocol: string,
  parts: readonly TaggedMetric[],
  duration: number | undefined,
): Requests {
  const named = (what: string) => parts.filter(({ name }) => name === `${protocol}_${what}`);
  const times = named("req_duration");
  const counts = new Map(named("reqs").map((one) => [tagKey(one), one.values.get("total") ?? 0] as const));
  const countOf = (one: TaggedMetric) => counts.get(tagKey(one)) ?? one.values.get("count") ?? one.histogram?.count;
  const requests = counts.size > 0 ? sum([...counts.values()]) : sumKnown(times.map(countOf));
  const failures = sumKnown(
    named("req_failed").map((one) => {
      const [count, rate] = [countOf(one), one.values.get("rate")];
      return count === undefined || rate === undefined ? undefined : Math.round(count * rate);
    }),
  );
  return {
    protocol,
    quantiles: quantilesOf(times),
    ...known({
      requests,
      failures,
      perSecond: duration === undefined ? undefined : growth(counts.size > 0 ? named("reqs") : times, duration),
      average: averageOf(times, countOf),
    }),
  };
}

const fromHistogram = [0.5, 0.9, 0.95, 0.99];

function quantilesOf(times: readonly TaggedMetric[]): Requests["quantiles"] {
  const histograms = times.flatMap(({ histogram }) => histogram ?? []);
  if (histograms.length > 0) {
    const merged = mergeHistograms(histograms);
    return fromHistogram.flatMap((quantile) => {
      const value = histogramQuantile(merged, quantile);
      return value === undefined ? [] : [[String(quantile), value] as const];
    });
  }
  const quantiles = new Map<string, number>();
  for (const { values } of times)
    for (const [stat, value] of values) {
      const quantile = quantileOfStat(stat);
      if (quantile === undefined) continue;
      const before = quantiles.get(quantile) ?? value;
      quantiles.set(quantile, quantile === "0" ? Math.min(before, value) : Math.max(before, value));
    }
  return [...quantiles].sort(([a], [b]) => Number(a) - Number(b));
}

function averageOf(
  times: readonly TaggedMetric[],
  countOf: (one: TaggedMetric) => number | undefined,
): number | undefined {
  const [only] = times;
  if (times.length === 1 && only?.values.has("avg")) return only.values.get("avg");
  let total = 0;
  let requests = 0;
  for (const one of times) {
    const [count, average] = [countOf(one), one.values.get("avg")];
    if (one.histogram !== undefined) {
      total += one.histogram.sum;
      requests += one.histogram.count;
    } else if (count === undefined || average === undefined) return undefined;
    else {
      total += average * count;
      requests += count;
    }
  }
  return requests === 0 ? undefined : total / requests;
}

function growth(parts: readonly TaggedMetric[], duration: number): number | undefined {
  const increases = parts.map(({ values, base }) => {
    const stat = values.has("total") ? "total" : "count";
    const now = values.get(stat);
    return now === undefined ? undefined : now - (base.get(stat) ?? 0);
  });
  const increase = sumKnown(increases);
  return increase === undefined ? undefined : increase / duration;
}

function tagKey({ tags }: TaggedMetric): string {
  return JSON.stringify([...tags]);
}

function sumKnown(values: readonly (number | undefined)[]): number | undefined {
  const all = values.filter((value) => value !== undefined);
  return all.length === 0 || all.length < values.length ? undefined : sum(all);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
