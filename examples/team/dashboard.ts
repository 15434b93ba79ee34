import { dashboard, div, max, rate, row, sum, timeseries } from "../../dashboards/kit/index.ts";
import { ordersFailing, ordersWaiting } from "./alerts.ts";
import { orderDuration, orders, waiting } from "./metrics.ts";

/** Grafana's own range: long enough for four scrapes, whatever the zoom. */
const range = "$__rate_interval";
const failed = sum(rate(orders.where({ result: "failed" }), range)).by("job");

export const shopDashboard = dashboard({
  uid: "shop",
  title: "Shop",
  owner: "shop",
  purpose: "Can customers buy, and does the warehouse keep up?",
  rows: [
    row("Buying", [
      timeseries("orders", {
        title: "Orders",
        description: "Orders answered per second, by result. A line that ends at zero at noon is a fault.",
        unit: "ops",
        min: 0,
        queries: [{ expr: sum(rate(orders, range)).by("result"), legend: "{{result}}" }],
        //                                                       legend "{{warehouse}}": compile error
      }),
      timeseries("failed", {
        title: "Failed",
        description: "Share of the orders that failed by our fault.",
        unit: "percentunit",
        min: 0,
        watches: ordersFailing, // draws its limit
        queries: [{ expr: div(failed, sum(rate(orders, range)).by("job")), legend: "{{job}}" }],
      }),
      timeseries("duration", {
        title: "Time to answer",
        description: "95 of 100 orders are answered faster than this.",
        unit: "s",
        min: 0,
        queries: [{ expr: orderDuration.quantile(0.95, range).by("job"), legend: "{{job}}" }],
      }),
      timeseries("waiting", {
        title: "Waiting for the warehouse",
        description: "Orders taken and not yet handed over. It goes down to zero every night.",
        unit: "short",
        min: 0,
        watches: ordersWaiting,
        queries: [{ expr: max(waiting).by("warehouse"), legend: "{{warehouse}}" }],
        //                rate(waiting, …) here: compile error, it is a gauge
      }),
    ]),
  ],
});
