import { apiService } from "../../alerts/index.ts";
import { http } from "../../metrics/index.ts";
import { errorRatio, quantilesOf, rateOf, row, timeseries } from "../kit/index.ts";

const all = http.requests.where(apiService);

/** Rate, errors and duration of the door. */
export const requests = row("HTTP", [
  timeseries("requests", {
    ...rateOf(all),
    title: "Requests",
    description: "Requests per second to api-service, uploads among them.",
    unit: "reqps",
    width: "third",
  }),
  timeseries("failed", {
    ...errorRatio({ errors: all.where({ status: /5../ }), total: all }),
    title: "Errors",
    description: "Share of the requests that end with 500 or more. Rejected messages are none, unless Kafka is away.",
    width: "third",
  }),
  timeseries("duration", {
    ...quantilesOf(http.requestDuration.where(apiService)),
    title: "Time to answer",
    description: "P50, P95 and P99 over all routes. P95 below 200 ms is good.",
    width: "third",
  }),
]);
