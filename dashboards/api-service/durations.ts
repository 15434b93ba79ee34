import { http } from "../../metrics/index.ts";
import { range } from "../chat4all/index.ts";
import { rate, row, sum, timeseries } from "../kit/index.ts";
import { here } from "./scope.ts";

const duration = http.requestDuration.where(here);

/** How the time to answer is spread, and what the answers are. */
export const durations = row("Time to answer", [
  timeseries("quantiles", {
    title: "P50, P95 and P99",
    description: "Time to answer, all routes. P99 far above P95: a few requests wait for something.",
    unit: "s",
    min: 0,
    queries: [
      { expr: duration.quantile(0.5, range), legend: "P50" },
      { expr: duration.quantile(0.95, range), legend: "P95" },
      { expr: duration.quantile(0.99, range), legend: "P99" },
    ],
  }),
  timeseries("statuses", {
    title: "Answers by status",
    description: "Requests per second by HTTP status. 4xx are callers' mistakes, 503 says that Kafka is out of reach.",
    unit: "reqps",
    min: 0,
    stack: true,
    queries: [{ expr: sum(rate(http.requests.where(here), range)).by("status"), legend: "{{status}}" }],
  }),
]);
