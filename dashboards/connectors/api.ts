import { meanOf, quantilesOf, row, timeseries } from "../kit/index.ts";
import { apiDuration } from "./scope.ts";

/** How long the channels take. */
export const api = row("The channels' APIs", [
  timeseries("api-duration", {
    ...quantilesOf(apiDuration, { by: ["channel"], quantiles: [0.5, 0.95] }),
    title: "Time to answer",
    description: "P50 and P95 of each channel's API. A rise on one channel is theirs, on all of them ours.",
  }),
  timeseries("api-mean", {
    ...meanOf(apiDuration, { by: ["channel"] }),
    title: "Mean time to answer",
    description: "Exact, where the quantiles above are as coarse as their buckets. Empty while nothing is sent.",
  }),
]);
