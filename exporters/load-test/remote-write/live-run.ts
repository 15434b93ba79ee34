import { known, type Named, nothingKnown, type OperationRequests, type Requests, type Run } from "../run/index.ts";
import type { ReceivedSeries } from "./decode.ts";
import { parseName, type TaggedMetric } from "./live-series.ts";
import { mergedRequests } from "./merged-requests.ts";

/** A run of k6 that is told by remote write: the newest value of each series. */
export interface LiveRun {
  /** Takes one message and tells which samples it made nothing of. */
  add(
    message: readonly ReceivedSeries[],
    ignored: (reason: "unknown_metric" | "series_limit", samples: number) => void,
  ): void;
  /** Whether these can only be of another run: a count that went down. */
  isOver(series: readonly ReceivedSeries[]): boolean;
  /** Whether there is no value yet. */
  isEmpty(): boolean;
  run(test: string, nowSeconds: number): Run;
  /** When k6 said that its series end, milliseconds since 1970. */
  readonly endedAt: number | undefined;
}

export function createLiveRun(maxSeries: number): LiveRun {
  const metrics = new Map<string, TaggedMetric>();
  const seen = new Set<string>();
  let firstAt: number | undefined;
  let lastAt = 0;
  let endedAt: number | undefined;
  let maxUsers: number | undefined;

  function addOne(series: ReceivedSeries): "taken" | "unknown_metric" | "series_limit" {
    const { newest } = series;
    const place = placeOf(series);
    if (place === undefined || newest === undefined) return "unknown_metric";
    const { timestamp, value } = newest;
    if (value === "stale") {
      endedAt = Math.max(endedAt ?? 0, timestamp);
      return "taken";
    }
    const { name, stat, tags, key } = place;
    if (typeof value === "number" && !(Number.isFinite(value) && value >= 0)) return "unknown_metric";
    const id = `${stat}\0${key}`;
    if (!seen.has(id) && seen.size >= maxSeries) return "series_limit";
    seen.add(id);
    const metric = metrics.get(key) ?? {
      name,
      tags,
      values: new Map<string, number>(),
      base: new Map<string, number>(),
    };
    metrics.set(key, metric);
    if (typeof value === "number") metric.values.set(stat, value);
    else metric.histogram = value;
    if (name === "vus" && typeof value === "number") maxUsers = Math.max(maxUsers ?? 0, value);
    lastAt = Math.max(lastAt, timestamp);
    endedAt = undefined;
    return "taken";
  }

  return {
    get endedAt() {
      return endedAt;
    },
    add(message, ignored) {
      for (const one of message) {
        const outcome = addOne(one);
        if (outcome !== "taken") ignored(outcome, one.samples);
      }
      if (firstAt !== undefined || metrics.size === 0) return;
      firstAt = lastAt;
      for (const { values, base } of metrics.values()) for (const [stat, value] of values) base.set(stat, value);
    },
    isEmpty: () => metrics.size === 0,
    isOver: (series) =>
      series.some((one) => {
        const place = placeOf(one);
        const value = one.newest?.value;
        if (place?.stat !== "total" || typeof value !== "number") return false;
        return value < (metrics.get(place.key)?.values.get("total") ?? 0);
      }),
    run(test, nowSeconds) {
      const all = [...metrics.values()];
      const duration = firstAt !== undefined && lastAt > firstAt ? (lastAt - firstAt) / 1000 : undefined;
      const only = (name: string, stat: string) => sumOf(all, name, stat);
      return {
        ...nothingKnown,
        tool: "k6",
        test,
        source: "remote-write",
        running: endedAt === undefined,
        seenAt: nowSeconds,
        ...(endedAt !== undefined && { completedAt: endedAt / 1000 }),
        ...known({
          durationSeconds: duration,
          users: only("vus", "value"),
          maxUsers,
          iterations: only("iterations", "total"),
          dataSent: only("data_sent", "total"),
          dataReceived: only("data_received", "total"),
        }),
        ...requestsOf(all, duration),
        counters: countersOf(all),
      };
    },
  };
}

/** Which metric of k6 a series is of, under which tags. */
function placeOf({ labels, newest }: ReceivedSeries) {
  const parsed = parseName(labels.get("__name__") ?? "");
  if (parsed === undefined) return undefined;
  const tags = new Map([...labels].filter(([label]) => label !== "__name__" && !identity.includes(label)).sort(byName));
  // Of native histograms alone the name has the unit at its end.
  const isHistogram = typeof newest?.value === "object";
  const name = isHistogram ? parsed.name.replace(/_(seconds|bytes)$/, "") : parsed.name;
  return { name, stat: parsed.stat, tags, key: JSON.stringify([name, ...tags]) };
}

/** Labels that say which run it is, not what of it. */
const identity = ["test", "testid", "test_id", "testname"];

function requestsOf(all: readonly TaggedMetric[], duration: number | undefined) {
  const totals = new Map<string, TaggedMetric[]>();
  const operations = new Map<
    string,
    { readonly protocol: string; readonly operation: string; readonly parts: TaggedMetric[] }
  >();
  for (const metric of all) {
    const [, protocol] = requestMetric.exec(metric.name) ?? [];
    if (protocol === undefined) continue;
    const total = totals.get(protocol) ?? [];
    total.push(metric);
    totals.set(protocol, total);
    const operation = metric.tags.get("operation") ?? metric.tags.get("name");
    if (operation === undefined) continue;
    const key = `${protocol}\0${operation}`;
    const one = operations.get(key) ?? { protocol, operation, parts: [] };
    one.parts.push(metric);
    operations.set(key, one);
  }
  return {
    totals: [...totals].map(([protocol, parts]): Requests => mergedRequests(protocol, parts, duration)),
    operations: [...operations.values()].map(
      ({ protocol, operation, parts }): OperationRequests => ({
        ...mergedRequests(protocol, parts, duration),
        operation,
      }),
    ),
  };
}

const requestMetric = /^([a-z][a-z0-9]*)_(?:reqs|req_failed|req_duration)$/;

function sumOf(all: readonly TaggedMetric[], name: string, stat: string): number | undefined {
  const values = all.flatMap((one) => (one.name === name ? (one.values.get(stat) ?? []) : []));
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0);
}

function countersOf(all: readonly TaggedMetric[]): Named[] {
  const counters = new Map<string, number>();
  for (const { name, values } of all) {
    const value = values.get("total");
    if (value === undefined || requestMetric.test(name) || builtIn.includes(name)) continue;
    counters.set(name, (counters.get(name) ?? 0) + value);
  }
  return [...counters].map(([name, value]) => ({ name, value }));
}

const builtIn = ["iterations", "data_sent", "data_received"];

function byName([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1;
}
