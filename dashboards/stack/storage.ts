import {
  prometheusCompactionFailing,
  prometheusSeriesJump,
  prometheusStorageNearCap,
  prometheusWalFailing,
} from "../../alerts/index.ts";
import { prometheus } from "../../metrics/index.ts";
import { add, div, gt, increase, rate, row, sum, timeseries } from "../kit/index.ts";

const range = "$__rate_interval";

/** What Prometheus keeps, and how fast it answers. */
export const storage = row("Storage and queries", [
  timeseries("disk", {
    title: "Data on disk",
    description:
      "Blocks, write-ahead log and chunks, and the size at which the oldest block goes. No limit line: none is set.",
    unit: "bytes",
    min: 0,
    width: "third",
    // It fires at a part of the limit, and the limit is a line already.
    watches: prometheusStorageNearCap,
    thresholds: { steps: [] },
    queries: [
      {
        expr: add(add(sum(prometheus.blockBytes), sum(prometheus.walBytes)), sum(prometheus.headChunkBytes)),
        legend: "used",
      },
      { expr: gt(sum(prometheus.retentionBytes), 0), legend: "limit" },
    ],
  }),
  timeseries("series", {
    title: "Series in memory",
    description: "Series that got a sample lately. A jump means that a label took many new values.",
    unit: "short",
    min: 0,
    width: "third",
    // It fires at twice what was, wherever that lay.
    watches: prometheusSeriesJump,
    thresholds: { steps: [] },
    queries: [{ expr: sum(prometheus.series), legend: "series" }],
  }),
  timeseries("samples", {
    title: "Samples stored",
    description: "Samples per second written to storage.",
    unit: "suffix: /s",
    min: 0,
    width: "third",
    queries: [{ expr: sum(rate(prometheus.samplesAppended, range)), legend: "samples" }],
  }),
  timeseries("query-time", {
    title: "Time queries take",
    description: "Mean time of each step of a query, as Prometheus measures it. Empty while nobody asks.",
    unit: "s",
    min: 0,
    queries: [
      {
        expr: div(
          sum(rate(prometheus.queryDuration.sum, range)).by("slice"),
          gt(sum(rate(prometheus.queryDuration.count, range)).by("slice"), 0),
        ),
        legend: "{{slice}}",
      },
    ],
  }),
  timeseries("storage-faults", {
    title: "Storage faults",
    description: "Compactions that failed and damaged pieces of the write-ahead log. Anything but 0 endangers data.",
    unit: "short",
    min: 0,
    draw: "bars",
    watches: [prometheusWalFailing, prometheusCompactionFailing],
    queries: [
      { expr: sum(increase(prometheus.compactionsFailed, range)), legend: "compactions failed" },
      { expr: sum(increase(prometheus.walCorruptions, range)), legend: "log damaged" },
    ],
  }),
]);
