import type { Requests } from "../../../exporters/load-test/reading/index.ts";

/** What 97.5 % of a standard normal distribution lie below. */
const z = 1.959963984540054;

/**
 * The interval of a quantile at 95 %, in seconds, from nothing but the quantiles that the tool told: how far the rank of a quantile may be off in
 * so many requests, read off the straight lines between the quantiles that are known. An end beyond the first or last request is infinitely far.
 * `resolution` is how far the tool's rounding may be off.
 */
export function quantileInterval(
  { requests = 0, quantiles }: Requests,
  q: number,
  resolution: (seconds: number) => number,
): readonly [low: number, high: number] | undefined {
  const known = quantiles.map(([quantile, seconds]) => [Number(quantile), seconds] as const);
  const value = known.find(([quantile]) => quantile === q)?.[1];
  if (value === undefined || requests === 0) return undefined;
  const off = z * Math.sqrt((q * (1 - q)) / requests);
  const low = q - off < 0 ? 0 : (secondsAt(known, q - off) ?? 0);
  const high = q + off > 1 ? Number.POSITIVE_INFINITY : (secondsAt(known, q + off) ?? Number.POSITIVE_INFINITY);
  return [Math.max(0, Math.min(low, value) - resolution(value)), Math.max(high, value) + resolution(value)];
}

function secondsAt(known: readonly (readonly [number, number])[], q: number): number | undefined {
  const above = known.findIndex(([quantile]) => quantile >= q);
  const [low, high] = [known[above - 1], known[above]];
  if (high === undefined) return undefined;
  if (high[0] === q) return high[1];
  if (low === undefined) return undefined;
  return low[1] + ((high[1] - low[1]) * (q - low[0])) / (high[0] - low[0]);
}

/** Half of the last digit that Locust keeps of its percentiles: whole milliseconds, two digits from 100 ms on. */
export function locustResolution(seconds: number): number {
  return seconds < 0.1 ? 0.0005 : 0.5 * 10 ** (Math.floor(Math.log10(seconds)) - 1);
}

/** Whether one of two values lies above the other by more than both intervals explain together (their sides that face each other, squared and added). */
export function standsOut(
  before: number,
  after: number,
  ofBefore: readonly [number, number],
  ofAfter: readonly [number, number],
): boolean {
  const rises = after > before;
  const a = rises ? ofBefore[1] - before : before - ofBefore[0];
  const b = rises ? after - ofAfter[0] : ofAfter[1] - after;
  return Math.abs(after - before) > Math.hypot(a, b);
}

/** The interval of a count at 95 %, as a share of it: what arrives by chance varies by the root of how many arrive. */
export function countNoise(requests: number): number {
  return z / Math.sqrt(Math.max(1, requests));
}
