import { range } from "../chat4all/index.ts";
import { div, gt, rate, row, sum, timeseries } from "../kit/index.ts";
import { apiDuration } from "./scope.ts";

/** How long the channels take. */
export const api = row("The channels' APIs", [
  timeseries("api-duration", {
    title: "Time to answer",
    description: "P50 and P95 of each channel's API. A rise on one channel is theirs, on all of them ours.",
    unit: "s",
    min: 0,
    queries: [
      { expr: apiDuration.quantile(0.5, range).by("channel"), legend: "{{channel}} P50" },
      { expr: apiDuration.quantile(0.95, range).by("channel"), legend: "{{channel}} P95" },
    ],
  }),
  timeseries("api-mean", {
    title: "Mean time to answer",
    description: "Exact, where the quantiles above are as coarse as their buckets. Empty while nothing is sent.",
    unit: "s",
    min: 0,
    queries: [
      {
        expr: div(
          sum(rate(apiDuration.sum, range)).by("channel"),
          gt(sum(rate(apiDuration.count, range)).by("channel"), 0),
        ),
        legend: "{{channel}}",
      },
    ],
  }),
]);
