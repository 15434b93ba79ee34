import type { IncomingHttpHeaders } from "node:http";

/** Milliseconds kept for sending the answer, at most this share of the timeout. */
const offset = { ms: 500, share: 0.2 };
const longestTimeoutMs = 300_000;

/** Milliseconds within which a scrape must be answered, by what Prometheus says of its timeout; `usualTimeoutMs` when nobody says. */
export function scrapeBudget(headers: IncomingHttpHeaders, usualTimeoutMs: number): number {
  const said = Number(headers["x-prometheus-scrape-timeout-seconds"]) * 1000;
  const timeoutMs = said > 0 ? Math.min(said, longestTimeoutMs) : usualTimeoutMs;
  return timeoutMs - Math.min(offset.ms, timeoutMs * offset.share);
}
