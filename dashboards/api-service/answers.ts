import { http } from "../../metrics/index.ts";
import { range } from "../chat4all/index.ts";
import { heatmap, rate, rateOf, row, sum, timeseries } from "../kit/index.ts";
import { here } from "./scope.ts";

/** How the time to answer is spread, and what the answers are. */
export const answers = row("Answers", [
  heatmap("spread", {
    title: "Time to answer",
    description: "How many requests took how long, all routes. A second hump: some requests wait for something.",
    unit: "s",
    cellUnit: "reqps",
    queries: [{ expr: sum(rate(http.requestDuration.where(here).buckets, range)).by("le") }],
  }),
  timeseries("statuses", {
    ...rateOf(http.requests.where(here), { by: ["status"] }),
    title: "Answers by status",
    description: "Requests per second by HTTP status. 4xx are callers' mistakes, 503 says that Kafka is out of reach.",
    unit: "reqps",
    stack: true,
  }),
]);
