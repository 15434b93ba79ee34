import { counter, gauge, histogram } from "../../metrics/kit/index.ts";

/** By result: `ok`, `refused` (the customer's fault) and `failed` (ours). */
export const orders = counter("shop_orders_total", {
  help: "Orders that were answered.",
  unit: "orders",
  labels: ["result"],
});

/** Orders taken and not yet handed to the warehouse. */
export const waiting = gauge("shop_orders_waiting", {
  help: "Orders that wait for the warehouse.",
  unit: "orders",
  labels: ["warehouse"],
});

export const orderDuration = histogram("shop_order_duration_seconds", {
  help: "Time to answer an order.",
  unit: "seconds",
  buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5],
});
