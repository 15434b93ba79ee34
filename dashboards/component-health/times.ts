import { apiService, publishSlow } from "../../alerts/index.ts";
import { chat4all, http } from "../../metrics/index.ts";
import { quantilesOf, row, timeseries } from "../kit/index.ts";

const quantiles = [0.5, 0.95];

/** How long each part works on a message; time spent waiting is above. */
export const times = row("Processing time", [
  timeseries("answer-time", {
    ...quantilesOf(http.requestDuration.where(apiService), { quantiles }),
    title: "api-service: time to answer",
    description: "P50 and P95 over all routes. P95 below 200 ms is what is promised.",
    width: "third",
  }),
  timeseries("publish-time", {
    ...quantilesOf(chat4all.publishDuration.where(apiService), { quantiles }),
    title: "Kafka: time to confirm",
    description: "P50 and P95 of the time until Kafka has a message. It is part of the time to answer.",
    width: "third",
    watches: publishSlow,
  }),
  timeseries("channel-time", {
    ...quantilesOf(chat4all.connectorApiDuration, { quantiles, by: ["channel"] }),
    title: "Channels: time to answer",
    description: "P50 and P95 of each channel's API. A rise on one channel is theirs, on all of them ours.",
    width: "third",
  }),
]);
