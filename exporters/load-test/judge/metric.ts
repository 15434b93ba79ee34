import { operationOf, parseKey } from "../k6/index.ts";
import { quantileOf, type Requests, type Run, shifted } from "../run/index.ts";

/** What of a run a threshold looks at. */
export interface JudgedMetric {
  readonly what: "reqs" | "req_failed" | "req_duration";
  /** The requests it is about; undefined where the run has none such. */
  find(run: Run): Requests | undefined;
}

/** Reads a metric as k6's options name it: `http_req_duration`, `http_reqs{name:decide}`; undefined for one that is not about requests. */
export function parseMetric(key: string): JudgedMetric | undefined {
  const { name, tags } = parseKey(key);
  const [, protocol, what] = /^([a-z][a-z0-9]*)_(reqs|req_failed|req_duration)$/.exec(name) ?? [];
  if (what !== "reqs" && what !== "req_failed" && what !== "req_duration") return undefined;
  if (tags.size === 0) return { what, find: ({ totals }) => totals.find((one) => one.protocol === protocol) };
  const operation = operationOf(tags);
  if (operation === undefined) return undefined;
  return {
    what,
    find: ({ operations }) => operations.find((one) => one.protocol === protocol && one.operation === operation),
  };
}

/** A statistic in k6's unit: durations in milliseconds, failures as a share of 1. Undefined when it is not known. */
export function statisticOf(requests: Requests, what: JudgedMetric["what"], stat: string): number | undefined {
  const { requests: count, failures, perSecond, average } = requests;
  if (what === "reqs") return { count, rate: perSecond }[stat];
  if (what === "req_failed") {
    if (stat !== "rate" || count === undefined || failures === undefined) return undefined;
    return count === 0 ? 0 : failures / count;
  }
  const seconds = stat === "avg" ? average : requests.quantiles.find(([one]) => one === quantileNamed(stat))?.[1];
  return seconds === undefined ? undefined : shifted(seconds, 3);
}

function quantileNamed(stat: string): string | undefined {
  const [, percentile] = /^p\((.+)\)$/.exec(stat) ?? [];
  return percentile === undefined ? { min: "0", med: "0.5", max: "1" }[stat] : quantileOf(percentile);
}
