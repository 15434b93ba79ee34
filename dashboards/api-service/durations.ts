import { http } from "../../metrics/index.ts";
import { quantilesOf, rateOf, row, timeseries } from "../kit/index.ts";
import { here } from "./scope.ts";

/** How the time to answer is spread, and what the answers are. */
export const durations = row("Time to answer", [
  timeseries("quantiles", {
    ...quantilesOf(http.requestDuration.where(here)),
    title: "P50, P95 and P99",
    description: "Time to answer, all routes. P99 far above P95: a few requests wait for something.",
  }),
  timeseries("statuses", {
    ...rateOf(http.requests.where(here), { by: ["status"] }),
    title: "Answers by status",
    description: "Requests per second by HTTP status. 4xx are callers' mistakes, 503 says that Kafka is out of reach.",
    unit: "reqps",
    stack: true,
  }),
]);
