import { type Alert, alert, constant, div, fires, gt, max, ramp, rate, silent, sum } from "../../alerts/kit/index.ts";
import { orders, waiting } from "./metrics.ts";

/** Share of the orders from which somebody is woken. */
const failedLimit = 0.05;

const shop = { job: "checkout", instance: "checkout:8080" };

/** Customers cannot buy. */
export const ordersFailing: Alert = alert("ShopOrdersFailing", {
  expr: gt(
    div(sum(rate(orders.where({ result: "failed" }), "5m")).by("job"), sum(rate(orders, "5m")).by("job")),
    failedLimit,
  ),
  for: "5m",
  severity: "critical",
  summary: ({ labels, value }) => `${value.humanizePercentage} of the orders to ${labels.job} fail`,
  //                              labels.result: compile error, by("job") dropped it
  action: "Look at the dashboard Shop, then at the log of the newest release; roll it back when it began with it.",
  scenarios: [
    fires("every tenth order fails", { series: answered({ ok: 9, failed: 1 }), at: "6m" }),
    fires("a little over the limit", { shows: "boundary", series: answered({ ok: 94, failed: 6 }), at: "6m" }),
    silent("a little under the limit", { shows: "boundary", series: answered({ ok: 96, failed: 4 }), lasts: "30m" }),
    silent("nobody buys", { series: answered({ ok: 0, failed: 0 }), lasts: "30m" }),
  ],
});

/** The warehouse does not keep up. */
export const ordersWaiting: Alert = alert("ShopOrdersWaiting", {
  expr: gt(max(waiting).by("warehouse"), 500),
  for: "10m",
  severity: "warning",
  summary: ({ labels, value }) => `${value.humanize} orders wait for the warehouse ${labels.warehouse}`,
  action: "Ask the warehouse whether its import runs.",
  scenarios: [
    fires("the import stopped", { series: [queue([ramp({ from: 0, by: 100, per: "1m" })])], at: "16m" }),
    silent("as many as are put up with", { shows: "boundary", series: [queue([constant(500, "30m")])] }),
    silent("a busy quarter of an hour", { series: [queue([constant(900, "9m"), constant(50, "20m")])] }),
  ],
});

/** Orders answered in each quarter of a minute. */
function answered({ ok, failed }: { ok: number; failed: number }) {
  const growing = (by: number) => ramp({ from: 0, by, per: "15s" });
  return [
    orders.series({ ...shop, result: "ok" }, growing(ok)),
    orders.series({ ...shop, result: "failed" }, growing(failed)),
  ];
}

function queue(samples: Parameters<typeof waiting.series>[1]) {
  return waiting.series({ ...shop, warehouse: "north" }, samples);
}
