import { amount, fieldsOf } from "../../../exporters/load-test/reading/index.ts";
import { type Moment, type Series, trimmed, windowOf } from "./series.ts";

/** Takes the lines of k6's `--out json` one by one, so that the file need not fit into memory as text. */
export interface K6Points {
  /** Throws when the line is no JSON. */
  add(line: string): void;
  series(): readonly Series[];
}

/** Whether a file is of k6's `--out json`, by its beginning. */
export function isK6Points(start: string): boolean {
  const line = start.slice(0, start.indexOf("\n"));
  return /"type":"(Metric|Point)"/.test(line) && /"metric":"/.test(line);
}

export function k6Points(): K6Points {
  const protocols = new Map<string, Map<number, Second>>();
  const users = new Map<number, number>();
  const secondOf = (protocol: string, at: number) => {
    const seconds = protocols.get(protocol) ?? new Map<number, Second>();
    protocols.set(protocol, seconds);
    const second = seconds.get(at) ?? { requests: 0, failures: 0, times: [] };
    seconds.set(at, second);
    return second;
  };
  return {
    add(line) {
      // Most lines are of other metrics, and need not be read.
      if (line === "" || !/"metric":"(vus|[a-z][a-z0-9]*_(reqs|req_failed|req_duration))"/.test(line)) {
        if (line !== "" && !line.endsWith("}")) JSON.parse(line);
        return;
      }
      const { type, metric, data } = fieldsOf(JSON.parse(line));
      const { time, value: given } = fieldsOf(data);
      const [at, value] = [Math.floor(Date.parse(String(time)) / 1000), amount(given)];
      if (type !== "Point" || typeof metric !== "string" || Number.isNaN(at) || value === undefined) return;
      if (metric === "vus") users.set(at, Math.max(users.get(at) ?? 0, value));
      const [, protocol, what] = /^([a-z][a-z0-9]*)_(reqs|req_failed|req_duration)$/.exec(metric) ?? [];
      if (protocol === undefined) return;
      const second = secondOf(protocol, at);
      if (what === "reqs") second.requests += value;
      else if (what === "req_failed") second.failures += value;
      else second.times.push(value);
    },
    series: () =>
      [...protocols]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([protocol, seconds]) => ({ protocol, cut: "windows", moments: windows(seconds, users) })),
  };
}

interface Second {
  requests: number;
  failures: number;
  /** Milliseconds. */
  readonly times: number[];
}

function windows(seconds: ReadonlyMap<number, Second>, users: ReadonlyMap<number, number>): Moment[] {
  const all = [...seconds.keys(), ...users.keys()];
  const [start, end] = [all.reduce((a, b) => Math.min(a, b)), all.reduce((a, b) => Math.max(a, b))];
  const width = windowOf(end - start + 1);
  const moments: Moment[] = [];
  for (let from = start; from <= end; from += width) {
    const inside = Array.from({ length: width }, (_, n) => from + n);
    const parts = inside.flatMap((at) => seconds.get(at) ?? []);
    const times = parts.flatMap((part) => part.times).sort((a, b) => a - b);
    const most = Math.max(-1, ...inside.flatMap((at) => users.get(at) ?? []));
    // Of grpc k6 itself counts durations only.
    const requests = parts.reduce((sum, part) => sum + part.requests, 0) || times.length;
    moments.push({
      at: from + width - start,
      seconds: width,
      requests,
      failures: parts.reduce((sum, part) => sum + part.failures, 0),
      perSecond: requests / width,
      quantiles: times.length === 0 ? [] : quantiles.map((q) => [String(q), quantile(times, q) / 1000] as const),
      ...(most >= 0 && { users: most }),
    });
  }
  return trimmed(moments);
}

const quantiles = [0.5, 0.9, 0.95, 0.99, 0.999, 1];

/** Between the two nearest, as k6 makes its own. */
function quantile(sorted: readonly number[], q: number): number {
  const at = (sorted.length - 1) * q;
  const [low = 0, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}
