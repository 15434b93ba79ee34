import {
  type Dashboard,
  dashboard,
  errorRatio,
  levelOf,
  rateOf,
  row,
  saturation,
  stat,
} from "../../dashboards/kit/index.ts";
import { databasePoolRow, nodejsRow, sloRow, useRow } from "../../dashboards/rows/index.ts";
import { poolExhausted } from "./alerts.ts";
import { limiter, pool, printers } from "./metrics.ts";
import { served } from "./objectives.ts";

const refused = limiter.requests.where({ outcome: "rejected" });

/** All of it from the metrics: no expression, no unit, no legend. */
export const checkoutDashboard: Dashboard = dashboard({
  uid: "checkout",
  title: "Checkout",
  owner: "shop",
  purpose: "For the team that runs checkout: are orders taken, and what do they wait for?",
  rows: [
    row("Are orders taken?", [
      stat("taken", { ...rateOf(limiter.requests.where({ outcome: "allowed" })), title: "Orders taken" }),
      stat("refused", { ...errorRatio({ errors: refused, total: limiter.requests }), title: "Orders refused" }),
      stat("fullest", saturation({ used: pool.inUse, limit: pool.limit })),
    ]),
    sloRow(served, { service: "checkout" }),
    databasePoolRow({ pool, job: "checkout", panels: { saturation: { watches: poolExhausted } } }),
    useRow({
      title: "Label printers",
      key: "printers",
      utilisation: saturation({ used: printers.inUse, limit: printers.limit, by: ["printer"] }),
      saturation: levelOf(printers.waiting, { aggregate: "sum", by: ["printer"] }),
      errors: rateOf(printers.failures, { by: ["printer"] }),
    }),
    nodejsRow({ job: "checkout", collapsed: true }),
  ],
});
