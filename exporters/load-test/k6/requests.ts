import { known, type OperationRequests, quantileOf, type Requests, seconds } from "../run/index.ts";
import type { K6Metric } from "./metric.ts";

/** What k6's metrics say about requests: all of a protocol, and those of each operation. */
export interface K6Requests {
  readonly totals: readonly Requests[];
  readonly operations: readonly OperationRequests[];
}

/**
 * Puts together what belongs together: `<protocol>_reqs`, `<protocol>_req_failed` and `<protocol>_req_duration` with the same tags.
 * k6 has them for http, of grpc the durations; what a script adds under such a name counts as well. Groups are operations where nothing has a name.
 */
export function requestsOf(metrics: readonly K6Metric[], durationSeconds: number | undefined): K6Requests {
  const totals = new Map<string, Parts>();
  const operations = new Map<string, Parts & { readonly operation: string }>();
  const named = metrics.some(({ tags }) => !tags.has("group") && operationOf(tags) !== undefined);
  for (const metric of metrics) {
    const [, protocol = "", what] = requestMetric.exec(metric.name) ?? [];
    if (what === undefined) continue;
    if (metric.tags.size === 0) partsIn(totals, protocol, { protocol }, metric, what);
    const operation = operationOf(metric.tags);
    // The requests of a group have names too: both would count them twice.
    if (operation !== undefined && !(named && metric.tags.has("group")))
      partsIn(operations, `${protocol}\0${operation}`, { protocol, operation }, metric, what);
  }
  return {
    totals: [...totals.values()].map((parts) => together(parts, durationSeconds)),
    operations: [...operations.values()].map((parts) => ({
      ...together(parts, durationSeconds),
      operation: parts.operation,
    })),
  };
}

const requestMetric = /^([a-z][a-z0-9]*)_(reqs|req_failed|req_duration)$/;

/** Whether a metric is told as requests. */
export function isAboutRequests({ name }: K6Metric): boolean {
  return requestMetric.test(name);
}

/**
 * The operation that a sub-metric is of, by one of these tags and no other but the method; `undefined` for the whole and for other cuts,
 * such as by status or by scenario. A group keeps its `::`, so that it is never taken for a request of that name.
 */
export function operationOf(tags: ReadonlyMap<string, string>): string | undefined {
  const method = tags.get("method");
  const rest = [...tags].filter(([tag]) => tag !== "method");
  const [[tag, value] = ["", ""]] = rest;
  if (rest.length !== 1 || value === "" || !operationTags.includes(tag)) return undefined;
  return method === undefined ? value : `${method} ${value}`;
}

/** k6's own names of a request, what teams call it themselves, and a group of requests. */
const operationTags = ["name", "operation", "url", "group"];

interface Parts {
  readonly protocol: string;
  reqs?: K6Metric;
  req_failed?: K6Metric;
  req_duration?: K6Metric;
}

function partsIn<T extends Parts>(all: Map<string, T>, key: string, fresh: T, metric: K6Metric, what: string): void {
  const parts = all.get(key) ?? fresh;
  parts[what as "reqs" | "req_failed" | "req_duration"] = metric;
  all.set(key, parts);
}

function together({ protocol, ...parts }: Parts, durationSeconds: number | undefined): Requests {
  const failed = parts.req_failed?.values;
  const duration = parts.req_duration?.values;
  const requests = parts.reqs?.values.get("count") ?? duration?.get("count") ?? sum(failed);
  const perSecond =
    parts.reqs?.values.get("rate") ??
    (requests !== undefined && durationSeconds !== undefined && durationSeconds > 0
      ? requests / durationSeconds
      : undefined);
  const average = duration?.get("avg");
  return {
    protocol,
    quantiles: quantilesOf(duration),
    ...known({
      requests,
      failures: failed?.get("passes"),
      perSecond,
      average: average === undefined ? undefined : seconds(average),
    }),
  };
}

/** Of a rate, `passes` are the samples that were true: of `…_failed` the failures. */
function sum(failed: ReadonlyMap<string, number> | undefined): number | undefined {
  const [passes, fails] = [failed?.get("passes"), failed?.get("fails")];
  return passes === undefined || fails === undefined ? undefined : passes + fails;
}

/** Milliseconds by `min`, `med`, `max`, `p(95)` or `p95`. */
function quantilesOf(values: ReadonlyMap<string, number> = new Map()): Requests["quantiles"] {
  const quantiles = new Map<string, number>();
  for (const [stat, value] of values) {
    const quantile = quantileNamed(stat);
    if (quantile !== undefined) quantiles.set(quantile, seconds(value));
  }
  return [...quantiles].sort(([a], [b]) => Number(a) - Number(b));
}

function quantileNamed(stat: string): string | undefined {
  const [, percentile] = /^p\(?(\d{1,3}(?:\.\d{1,6})?)\)?$/.exec(stat) ?? [];
  if (percentile !== undefined) return Number(percentile) > 100 ? undefined : quantileOf(percentile);
  return { min: "0", med: "0.5", max: "1" }[stat];
}
