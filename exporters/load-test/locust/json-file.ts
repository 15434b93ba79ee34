import {
  amount,
  entriesOf,
  type Fields,
  isFields,
  known,
  quantileOf,
  type Requests,
  type Run,
  seconds,
  textOf,
} from "../run/index.ts";
import type { Entry } from "./entry.ts";
import { startRun } from "./part.ts";

/** Whether a JSON body is what `--json` prints and `--json-file` writes. */
export function isJsonFile(body: unknown): body is readonly Fields[] {
  return Array.isArray(body) && body.length > 0 && body.every((one) => isFields(one) && "num_requests" in one);
}

/**
 * The run that a body of {@link isJsonFile} is of: the one form of Locust's results that is written after the last request.
 * Percentiles are made of its counts of response times the way Locust makes those it prints. When the run began is not in it: duration and
 * requests per second are counted from the first answer.
 */
export function readJsonFile(body: readonly Fields[], test: string, givenAt: number): Run {
  const raw = body.map(rawOf);
  const total = raw.reduce(added, nothing);
  const entries = body.map(
    (one, index): Entry => ({
      method: textOf(one.method) ?? "",
      name: textOf(one.name) ?? "",
      requests: requestsOf(raw[index] ?? nothing, spanOf(total)),
    }),
  );
  const completedAt = total.lastAt ?? givenAt;
  return {
    ...startRun(
      { kind: "stats", entries, total: requestsOf(total, spanOf(total)) },
      { test, source: "json-file", running: false, seenAt: completedAt, completedAt },
    ),
    ...known({ durationSeconds: spanOf(total) }),
  };
}

interface Raw {
  readonly requests: number;
  readonly withoutTime: number;
  readonly failures: number;
  readonly totalTime: number;
  readonly min?: number;
  readonly max?: number;
  readonly startedAt?: number;
  readonly lastAt?: number;
  /** Requests by rounded milliseconds. */
  readonly times: ReadonlyMap<number, number>;
}

const nothing: Raw = { requests: 0, withoutTime: 0, failures: 0, totalTime: 0, times: new Map() };

function rawOf(one: Fields): Raw {
  return {
    requests: amount(one.num_requests) ?? 0,
    withoutTime: amount(one.num_none_requests) ?? 0,
    failures: amount(one.num_failures) ?? 0,
    totalTime: amount(one.total_response_time) ?? 0,
    times: new Map(
      entriesOf(one.response_times).flatMap(([time, count]) => {
        const [milliseconds, requests] = [amount(Number(time)), amount(count)];
        return milliseconds === undefined || requests === undefined ? [] : [[milliseconds, requests] as const];
      }),
    ),
    ...known({
      min: amount(one.min_response_time),
      max: amount(one.max_response_time),
      startedAt: amount(one.start_time),
      lastAt: amount(one.last_request_timestamp),
    }),
  };
}

function added(a: Raw, b: Raw): Raw {
  const times = new Map(a.times);
  for (const [time, count] of b.times) times.set(time, (times.get(time) ?? 0) + count);
  const of = (pick: (...all: number[]) => number, one?: number, two?: number) =>
    one === undefined || two === undefined ? (one ?? two) : pick(one, two);
  return {
    requests: a.requests + b.requests,
    withoutTime: a.withoutTime + b.withoutTime,
    failures: a.failures + b.failures,
    totalTime: a.totalTime + b.totalTime,
    times,
    ...known({
      min: of(Math.min, a.min, b.min),
      max: of(Math.max, a.max, b.max),
      startedAt: of(Math.min, a.startedAt, b.startedAt),
      lastAt: of(Math.max, a.lastAt, b.lastAt),
    }),
  };
}

/** Seconds from the first to the last answer of the run. */
function spanOf({ startedAt, lastAt }: Raw): number | undefined {
  return startedAt === undefined || lastAt === undefined || lastAt <= startedAt ? undefined : lastAt - startedAt;
}

function requestsOf(raw: Raw, span: number | undefined): Omit<Requests, "protocol"> {
  const { requests, failures, totalTime, min, max } = raw;
  const timed = requests - raw.withoutTime;
  return {
    quantiles: timed <= 0 ? [] : quantilesOf(raw, timed, min, max),
    requests,
    failures,
    ...known({
      perSecond: span === undefined ? undefined : requests / span,
      average: timed <= 0 ? undefined : seconds(totalTime / timed),
    }),
  };
}

const percentiles = ["66", "75", "80", "90", "95", "98", "99", "99.9", "99.99"];

function quantilesOf({ times }: Raw, timed: number, min?: number, max?: number): Requests["quantiles"] {
  const downwards = [...times].sort(([a], [b]) => b - a);
  const at = (share: number) => percentileOf(downwards, timed, share);
  const median = Math.max(Math.min(at(0.5), max ?? Number.POSITIVE_INFINITY), min ?? 0);
  return [
    ...(min === undefined ? [] : [["0", seconds(min)] as const]),
    ["0.5", seconds(median)],
    ...percentiles.map((percentile) => {
      const quantile = quantileOf(percentile);
      return [quantile, seconds(at(Number(quantile)))] as const;
    }),
    ...(max === undefined ? [] : [["1", seconds(max)] as const]),
  ];
}

/** The longest time, from above, under which there are at most that share of the requests: Locust's rule. */
function percentileOf(downwards: readonly (readonly [number, number])[], timed: number, share: number): number {
  const below = Math.floor(timed * share);
  let passed = 0;
  for (const [time, count] of downwards) {
    passed += count;
    if (timed - passed <= below) return time;
  }
  return 0;
}
