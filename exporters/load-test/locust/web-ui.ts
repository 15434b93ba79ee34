import {
  amount,
  type Fields,
  fieldsOf,
  known,
  listOf,
  type Requests,
  type Run,
  seconds,
  textOf,
} from "../run/index.ts";
import { aggregated, type Entry } from "./entry.ts";
import { type LocustError, startRun, withPart } from "./part.ts";

/** Whether a JSON body is what Locust's page answers at `/stats/requests`. */
export function isWebUiStats(body: unknown): body is Fields {
  const { stats, state } = fieldsOf(body);
  return Array.isArray(stats) && typeof state === "string";
}

/**
 * The run that a body of {@link isWebUiStats} is of, and undefined when none was started yet. It was completed at `givenAt` unless it goes on.
 * Shortest and longest times are whole milliseconds there, and of the percentiles there are the 95th and 99th; at most 500 operations.
 */
export function readWebUiStats(body: Fields, test: string, givenAt: number): Run | undefined {
  const rows = listOf(body.stats).map(fieldsOf);
  const total = rows.at(-1);
  const state = textOf(body.state) ?? "";
  if (total?.name !== aggregated || (state === "ready" && (amount(total.num_requests) ?? 0) === 0)) return undefined;
  const running = ["spawning", "running", "cleanup", "stopping"].includes(state);
  const stats = { kind: "stats", entries: rows.slice(0, -1).map(entryOf), total: requestsOf(total) } as const;
  const run = startRun(stats, {
    test,
    source: "web-ui",
    running,
    seenAt: givenAt,
    ...(!running && { completedAt: givenAt }),
  });
  const users = amount(body.user_count);
  return {
    ...withPart(run, { kind: "failures", errors: listOf(body.errors).flatMap((error) => errorOf(fieldsOf(error))) }),
    ...(running && users !== undefined && { users, maxUsers: users }),
  };
}

function entryOf(row: Fields): Entry {
  return { method: textOf(row.method) ?? "", name: textOf(row.name) ?? "", requests: requestsOf(row) };
}

function requestsOf(row: Fields): Omit<Requests, "protocol"> {
  const requests = amount(row.num_requests);
  const time = (field: string) => {
    const milliseconds = requests === 0 ? undefined : amount(row[field]);
    return milliseconds === undefined ? undefined : seconds(milliseconds);
  };
  const quantiles = Object.keys(row).flatMap((field) => {
    const quantile = quantileNamed(field);
    const value = quantile === undefined ? undefined : time(field);
    return quantile === undefined || value === undefined ? [] : [[quantile, value] as const];
  });
  return {
    quantiles: quantiles.sort(([a], [b]) => Number(a) - Number(b)),
    ...known({
      requests,
      failures: amount(row.num_failures),
      perSecond: amount(row.total_rps),
      average: time("avg_response_time"),
    }),
  };
}

function quantileNamed(field: string): string | undefined {
  const [, quantile] = /^response_time_percentile_(0\.\d{1,6})$/.exec(field) ?? [];
  return quantile ?? { min_response_time: "0", median_response_time: "0.5", max_response_time: "1" }[field];
}

function errorOf({ method, name, error, occurrences }: Fields): LocustError[] {
  const count = amount(occurrences);
  if (count === undefined || typeof error !== "string") return [];
  return [{ method: textOf(method) ?? "", name: textOf(name) ?? "", error, count }];
}
