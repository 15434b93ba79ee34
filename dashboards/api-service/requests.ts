import { apiService, routeFailing } from "../../alerts/index.ts";
import { http } from "../../metrics/index.ts";
import { errorRatio, quantilesOf, rateOf, row, timeseries } from "../kit/index.ts";
import { here } from "./scope.ts";

const all = http.requests.where(here);
const by = ["method", "route"] as const;

/** Rate, errors and duration of each route. */
export const requests = row("Requests by route", [
  timeseries("requests", {
    ...rateOf(all, { by }),
    title: "Requests",
    description: "Requests per second by route. Compare with the hour before and the week before.",
    unit: "reqps",
    width: "third",
  }),
  timeseries("failed", {
    ...errorRatio({ errors: all.where({ status: /5../ }), total: all, by }),
    title: "Failed",
    description: "Share of each route's requests that end with 500 or more: the service's fault, not its callers'.",
    width: "third",
    watches: routeFailing(apiService),
  }),
  timeseries("duration", {
    ...quantilesOf(http.requestDuration.where(here), { by, quantiles: [0.95] }),
    title: "P95",
    description: "Nineteen of twenty requests of each route are answered within this time. Uploads may take 2 s.",
    width: "third",
  }),
]);
