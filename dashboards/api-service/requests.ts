import { http } from "../../metrics/index.ts";
import { range, share } from "../chat4all/index.ts";
import { rate, row, sum, timeseries } from "../kit/index.ts";
import { here } from "./scope.ts";

const all = http.requests.where(here);

/** Rate, errors and duration of each route. */
export const requests = row("Requests by route", [
  timeseries("requests", {
    title: "Requests",
    description: "Requests per second by route. Compare with the hour before and the week before.",
    unit: "reqps",
    min: 0,
    width: "third",
    queries: [{ expr: sum(rate(all, range)).by("method", "route"), legend: "{{method}} {{route}}" }],
  }),
  timeseries("failed", {
    title: "Failed",
    description: "Share of each route's requests that end with 500 or more: the service's fault, not its callers'.",
    unit: "percentunit",
    min: 0,
    width: "third",
    thresholds: { steps: [{ from: 0.25, color: "red" }] },
    queries: [
      {
        expr: share(
          sum(rate(all.where({ status: /5../ }), range)).by("method", "route"),
          sum(rate(all, range)).by("method", "route"),
        ),
        legend: "{{method}} {{route}}",
      },
    ],
  }),
  timeseries("duration", {
    title: "P95",
    description: "Nineteen of twenty requests of each route are answered within this time. Uploads may take 2 s.",
    unit: "s",
    min: 0,
    width: "third",
    queries: [
      {
        expr: http.requestDuration.where(here).quantile(0.95, range).by("method", "route"),
        legend: "{{method}} {{route}}",
      },
    ],
  }),
]);
