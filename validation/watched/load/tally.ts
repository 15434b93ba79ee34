import { quantile } from "../../statistics/index.ts";

/** What a load sent until now. */
export interface LoadCounts {
  /** Requests that were answered, or failed. */
  readonly sent: number;
  readonly failed: number;
  /** The last five seconds; undefined where nothing was sent in them. */
  readonly latest: LatestCounts | undefined;
}

export interface LatestCounts {
  readonly perSecond: number;
  /** 0 to 1. */
  readonly failedShare: number;
  /** Of those that were timed, which of failed calls over gRPC some are not; milliseconds. */
  readonly p95Ms: number | undefined;
}

/** Counts requests from the lines of k6's `--out json`, one by one. */
export interface Tally {
  /** A line that is no point of a request is passed over. */
  add(line: string): void;
  counts(now: number): LoadCounts;
  /** Ids of the messages that were accepted, in order; those that points carry as `message`. */
  accepted(): readonly string[];
  /** Ids of the messages that were not. */
  refused(): readonly string[];
  /** How many requests were answered so, by status; `0` is no answer. */
  answers(): ReadonlyMap<string, number>;
}

/** Milliseconds that are looked back at. */
const span = 5000;

export function createTally(): Tally {
  let [sent, failed] = [0, 0];
  const accepted: string[] = [];
  const refused: string[] = [];
  const answers = new Map<string, number>();
  const recent: Point[] = [];
  return {
    add(line) {
      const point = readPoint(line);
      if (point === undefined) return;
      if (point.what === "req_failed") {
        sent += 1;
        failed += point.value;
        answers.set(point.status, 1 + (answers.get(point.status) ?? 0));
        if (point.message !== undefined) (point.value === 0 ? accepted : refused).push(point.message);
      }
      recent.push(point);
      while (recent[0] !== undefined && recent[0].at <= point.at - span) recent.shift();
    },
    counts(now) {
      const window = recent.filter(({ at }) => at > now - span);
      const of = (what: Point["what"]) => window.filter((point) => point.what === what).map(({ value }) => value);
      const outcomes = of("req_failed");
      return { sent, failed, latest: outcomes.length === 0 ? undefined : latestOf(outcomes, of("req_duration")) };
    },
    accepted: () => accepted,
    refused: () => refused,
    answers: () => answers,
  };
}

function latestOf(outcomes: readonly number[], times: readonly number[]): LatestCounts {
  return {
    perSecond: outcomes.length / (span / 1000),
    failedShare: outcomes.reduce((sum, one) => sum + one, 0) / outcomes.length,
    p95Ms: quantile(times, 0.95),
  };
}

interface Point {
  readonly what: "req_failed" | "req_duration";
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly value: number;
  readonly message: string | undefined;
  readonly status: string;
}

/** Every request has one point that says whether it failed, over HTTP and over gRPC alike. */
function readPoint(line: string): Point | undefined {
  const [, what] = /"metric":"(?:http|grpc)_(req_failed|req_duration)"/.exec(line) ?? [];
  if (what === undefined || !line.includes('"type":"Point"')) return undefined;
  const { data } = JSON.parse(line) as { readonly data: PointData };
  const { time, value, tags, metadata } = data;
  return {
    what: what as Point["what"],
    at: Date.parse(time),
    value,
    message: metadata?.message,
    status: tags?.status ?? "",
  };
}

interface PointData {
  readonly time: string;
  readonly value: number;
  readonly tags?: { readonly status?: string };
  readonly metadata?: { readonly message?: string };
}
