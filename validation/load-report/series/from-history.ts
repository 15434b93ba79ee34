import { type HistoryPoint, historyPoints } from "../../../exporters/load-test/reading/index.ts";
import { type Moment, type Series, trimmed, windowOf } from "./series.ts";

/**
 * Locust's `_stats_history.csv` in windows. Counts are differences of its totals, so they lag behind nothing; its quantiles are over the ten seconds
 * before a row, so in shorter windows they follow late.
 */
export function seriesOfHistory(text: string, protocol: string): Series | undefined {
  const points = historyPoints(text);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || last.at <= first.at) return undefined;
  const width = windowOf(last.at - first.at);
  const moments: Moment[] = [];
  let before = first;
  for (const point of points) {
    if (point.at - before.at < width && point !== last) continue;
    if (point.at > before.at) moments.push(momentBetween(before, point, first.at));
    before = point;
  }
  return { protocol, cut: "windows", moments: trimmed(moments) };
}

function momentBetween(before: HistoryPoint, point: HistoryPoint, start: number): Moment {
  const seconds = point.at - before.at;
  const requests = Math.max(0, point.requests - before.requests);
  return {
    at: point.at - start,
    seconds,
    users: point.users,
    requests,
    failures: Math.max(0, point.failures - before.failures),
    perSecond: requests / seconds,
    quantiles: point.quantiles,
  };
}
