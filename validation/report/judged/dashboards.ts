import type { Dashboards } from "../../result/index.ts";
import { count, time, whole } from "../words/index.ts";
import type { Judged } from "./judged.ts";

/** Every load as a whole, then every panel; the budget holds up to its number of viewers. */
export function judgeDashboards({ budget, loads, panels }: Dashboards): Judged[] {
  const expected = `P95 within ${time(budget.milliseconds)} at ${count(budget.viewers, "viewer")}`;
  return [
    ...loads.map(
      ({ viewers, range, took, errors, queries }): Judged => ({
        subject: `${count(viewers, "viewer")}, ${range}`,
        outcome: errors > 0 || isSlow(budget, viewers, took.p95) ? "failed" : took.n === 0 ? "not measured" : "passed",
        expected,
        seen: `P95 ${took.p95 === undefined ? "unknown" : time(took.p95)}, ${count(errors, "error")}, queries: ${whole(queries)}`,
      }),
    ),
    ...panels.map(
      ({ dashboard, panel, viewers, range, took, error, advice }): Judged => ({
        subject: `${dashboard} › ${panel} (${count(viewers, "viewer")}, ${range})`,
        outcome: error !== undefined || isSlow(budget, viewers, took.p95) ? "failed" : "passed",
        expected,
        seen:
          error ??
          [`P95 ${took.p95 === undefined ? "unknown" : time(took.p95)}`, advice]
            .filter((text) => text !== undefined)
            .join("; "),
      }),
    ),
  ];
}

export function dashboardsSentence({ budget, loads, panels }: Dashboards): string {
  const worst = loads
    .filter(({ viewers }) => viewers === budget.viewers)
    .toSorted((a, b) => (b.took.p95 ?? 0) - (a.took.p95 ?? 0))[0];
  const errors = loads.reduce((sum, load) => sum + load.errors, 0);
  const p95 =
    worst?.took.p95 === undefined
      ? ""
      : `P95 ${time(worst.took.p95)} at ${count(budget.viewers, "viewer")} over ${worst.range} (budget ${time(budget.milliseconds)}); `;
  return `${p95}${count(errors, "error")}, ${count(panels.length, "panel")} listed`;
}

/** Whether a P95 is above the budget where the budget holds. */
export function isSlow(budget: Dashboards["budget"], viewers: number, p95: number | undefined): boolean {
  return p95 !== undefined && viewers <= budget.viewers && p95 > budget.milliseconds;
}
