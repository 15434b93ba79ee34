import {
  prometheusCompactionFailing,
  prometheusSeriesJump,
  prometheusStorageNearCap,
  prometheusWalFailing,
} from "../../alerts/index.ts";
import { prometheus } from "../../metrics/index.ts";
import { add, div, gt, increase, max, rate, rateOf, row, sub, sum, time, timeseries } from "../kit/index.ts";

const range = "$__rate_interval";

/** What Prometheus keeps, and how fast it answers. */
export const storage = row("Storage and queries", [
  timeseries("disk", {
    title: "Data on disk",
    description:
      "Blocks, write-ahead log and chunks, and the size at which the oldest block goes. No limit line: none is set.",
    unit: "bytes",
    min: 0,
    width: "quarter",
    watches: prometheusStorageNearCap,
    // The alert's limit is a share of the size cap, which is drawn itself.
    thresholds: { base: "text", steps: [] },
    queries: [
      {
        expr: add(add(sum(prometheus.blockBytes), sum(prometheus.walBytes)), sum(prometheus.headChunkBytes)),
        legend: "used",
      },
      { expr: gt(sum(prometheus.retentionBytes), 0), legend: "limit", mayBeEmpty: "No size cap is set." },
    ],
  }),
  timeseries("kept", {
    title: "How far back",
    description:
      "Age of the oldest sample, beside the age at which samples go. Falling before it gets there: the size cap took them.",
    unit: "s",
    min: 0,
    width: "quarter",
    queries: [
      { expr: sub(time(), max(prometheus.oldestSample)), legend: "kept" },
      {
        expr: gt(max(prometheus.retentionSeconds), 0),
        legend: "asked for",
        mayBeEmpty: "Only the size cap ends what is kept.",
      },
    ],
  }),
  timeseries("series", {
    title: "Series in memory",
    description:
      "Series that got a sample lately, and those of them that ended. A jump means that a label took many new values.",
    unit: "short",
    min: 0,
    width: "quarter",
    watches: prometheusSeriesJump,
    // The alert looks at the growth: twice as many as a while ago.
    thresholds: { base: "text", steps: [] },
    queries: [
      { expr: sum(prometheus.series), legend: "series" },
      { expr: sum(prometheus.staleSeries), legend: "ended" },
    ],
  }),
  timeseries("samples", {
    ...rateOf(prometheus.samplesAppended),
    title: "Samples stored",
    description: "Samples per second written to storage. It follows the number of targets; 0 is an outage.",
    width: "quarter",
  }),
  timeseries("query-time", {
    title: "Time queries take",
    description: "Mean time of each step of a query, as Prometheus measures it. Empty while nobody asks.",
    unit: "s",
    min: 0,
    width: "third",
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
  timeseries("wal-faults", {
    title: "Write-ahead log",
    description: "Writes that failed and damaged places found within half an hour. Anything but 0 loses samples.",
    unit: "short",
    min: 0,
    width: "third",
    watches: prometheusWalFailing,
    queries: [
      { expr: sum(increase(prometheus.walWritesFailed, "30m")), legend: "writes failed" },
      { expr: sum(increase(prometheus.walCorruptions, "30m")), legend: "damaged" },
    ],
  }),
  timeseries("housekeeping-faults", {
    title: "Housekeeping that failed",
    description:
      "What keeps the storage small and failed within the hour. Once is no fault; again and again memory and disk grow.",
    unit: "short",
    min: 0,
    width: "third",
    watches: prometheusCompactionFailing,
    queries: [
      { expr: sum(increase(prometheus.compactionsFailed, "1h")), legend: "compactions" },
      { expr: sum(increase(prometheus.headTruncationsFailed, "1h")), legend: "cutting the head" },
      { expr: sum(increase(prometheus.walTruncationsFailed, "1h")), legend: "cutting the log" },
      { expr: sum(increase(prometheus.checkpointsFailed, "1h")), legend: "checkpoints" },
      { expr: sum(increase(prometheus.blockReloadsFailed, "1h")), legend: "reading blocks" },
    ],
  }),
]);
