import { type Alert, alert, and, constant, div, fires, gt, gte, silent } from "../../alerts/kit/index.ts";
import { pool } from "./metrics.ts";

/** Every connection is taken, and somebody waits for one. */
export const poolExhausted: Alert = alert("CheckoutPoolExhausted", {
  expr: and(gte(div(pool.inUse, pool.limit), 1), gt(pool.waiting, 0)),
  for: "1m",
  severity: "critical",
  summary: ({ labels }) => `every database connection of ${labels.pool} is in use and requests wait`,
  action: "Look for long transactions in pg_stat_activity; raise the limit only if the database can bear it.",
  scenarios: [
    fires("taken and waited for", { series: state({ inUse: 10, waiting: 3 }), at: "3m" }),
    silent("taken, and nobody waits", { series: state({ inUse: 10, waiting: 0 }), lasts: "10m" }),
    silent("one is left, and somebody waits for it", {
      shows: "boundary",
      series: state({ inUse: 9, waiting: 1 }),
      lasts: "10m",
    }),
  ],
});

function state({ inUse, waiting }: { inUse: number; waiting: number }) {
  const labels = { job: "checkout", instance: "checkout:8080", pool: "orders" };
  return [
    pool.inUse.series(labels, constant(inUse)),
    pool.limit.series(labels, constant(10)),
    pool.waiting.series(labels, constant(waiting)),
  ];
}
