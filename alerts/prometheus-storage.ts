import {
  blockBytes,
  blockReloadsFailed,
  checkpointsFailed,
  compactionsFailed,
  headChunkBytes,
  headTruncationsFailed,
  oldestSample,
  retentionBytes,
  retentionSeconds,
  walBytes,
  walCorruptions,
  walTruncationsFailed,
  walWritesFailed,
} from "../metrics/prometheus.ts";
import {
  type Alert,
  add,
  alert,
  and,
  constant,
  div,
  fires,
  gap,
  gt,
  increase,
  lt,
  mul,
  ramp,
  type Selector,
  silent,
  sub,
  time,
} from "./kit/index.ts";
import { prometheusSeriesJump } from "./prometheus-series.ts";
import { GB, housekeeping, stored, writeAheadLog } from "./prometheus-storage-scenarios.ts";

/** Samples do not reach the disk, or what was there cannot be read: they are lost with the next restart, or are already. */
export const prometheusWalFailing: Alert = alert("PrometheusWalFailing", {
  // Damage is found while Prometheus starts, so the counter is 1 at its first scrape; the range reaches back to the 0 of before.
  expr: gt(sumOf(walWritesFailed, walCorruptions)("30m"), 0),
  severity: "critical",
  priority: "P1",
  owner: "platform",
  summary: ({ labels }) => `the write-ahead log of ${labels.instance} is damaged or cannot be written`,
  description: "Samples of the last hours are lost, or will be with the next restart; alerts go on meanwhile.",
  action: "See whether the disk is full or fails: Prometheus's log names the error.",
  page: {
    meaning:
      "Prometheus writes every sample to a log before anything else, and reads that log when it starts. Either it cannot write to it now, or it found a damaged place when it started and dropped what came after that place. The finished blocks are not concerned.",
    look: [
      "Prometheus's log: `no space left on device`, `input/output error`, or `Encountered WAL read error, attempting repair`.",
      "[HostFilesystemFilling](HostFilesystemFilling.md) and [HostFilesystemReadonly](HostFilesystemReadonly.md): the disk is the usual reason.",
      "`prometheus_tsdb_wal_corruptions_total` against `prometheus_tsdb_wal_writes_failed_total`: damage from before, or trouble now.",
      "Did the container end without being told to (exit code 137)? A kill leaves the last segment torn.",
    ],
    act: [
      "Make room on the disk, or repair it, before anything else.",
      "Do not restart Prometheus while it cannot write: what is in memory only would be lost.",
      "After a repair by Prometheus itself nothing is left to do; the gap stays.",
    ],
  },
  scenarios: [
    fires("the disk is full", { series: writeAheadLog({ writes: [ramp({ from: 0, by: 2, per: "15s" })] }), at: "1m" }),
    fires("damage is found at a start", {
      series: writeAheadLog({ damage: [constant(0, "10m"), gap("2m"), constant(1)] }),
      at: "12m",
    }),
    fires("a single write failed", {
      shows: "boundary",
      series: writeAheadLog({ writes: [constant(0, "10m"), constant(1, "1h")] }),
      at: "15m",
      resolvedBy: "40m",
    }),
    silent("a restart without damage", {
      series: writeAheadLog({ damage: [constant(0, "10m"), gap("2m"), constant(0, "40m")] }),
    }),
    silent("half an hour after the damage was repaired", {
      series: writeAheadLog({ damage: [constant(1, "1h")] }),
    }),
  ],
});

/** The work that keeps the storage small fails again and again: memory, disk and start-up time grow. */
export const prometheusCompactionFailing: Alert = alert("PrometheusCompactionFailing", {
  expr: gt(
    sumOf(compactionsFailed, headTruncationsFailed, walTruncationsFailed, checkpointsFailed, blockReloadsFailed)("1h"),
    // Failed work is tried again every minute. Three times; increase() makes slightly more of two than two.
    2.5,
  ),
  for: "5m",
  severity: "warning",
  priority: "P2",
  owner: "platform",
  summary: ({ labels }) => `${labels.instance} cannot compact what it has stored`,
  description: "Memory and the write-ahead log grow, and the next start takes longer. Nothing is lost yet.",
  action: "See whether the disk has room for another copy of the newest blocks; Prometheus's log names the error.",
  page: {
    look: [
      "Prometheus's log: `Compaction failed` and `Loading blocks failed` name the block and the error.",
      "Free space of its data volume: a compaction writes the new block before it deletes the old ones.",
      "`prometheus_tsdb_wal_storage_size_bytes`: how much the next start has to read.",
    ],
    act: [
      "Make room, or lower `sightline:retention`.",
      "A block that cannot be read: stop Prometheus, move the block's folder out of the data volume, start it again. What the block held is missing then.",
    ],
  },
  scenarios: [
    fires("it fails every minute", {
      series: housekeeping({ compactions: [constant(0, "10m"), ramp({ from: 1, by: 0.25, per: "15s" })] }),
      at: "20m",
      notBefore: "16m45s",
    }),
    fires("three times in an hour, each another kind of work", {
      shows: "boundary",
      series: housekeeping({
        compactions: [constant(0, "10m"), constant(1)],
        checkpoints: [constant(0, "20m"), constant(1)],
        reloads: [constant(0, "30m"), constant(1)],
      }),
      at: "36m",
    }),
    silent("twice in an hour", {
      shows: "boundary",
      series: housekeeping({ compactions: [constant(0, "10m"), constant(1, "20m"), constant(2, "2h")] }),
    }),
    silent("all is well", { series: housekeeping({ compactions: [constant(0, "2h")] }) }),
  ],
});

/** The size cap will drop samples, or does already, before the retention time that was asked for. */
export const prometheusStorageNearCap: Alert = alert("PrometheusStorageNearCap", {
  expr: and(
    gt(div(add(add(blockBytes, walBytes), headChunkBytes), gt(retentionBytes, 0)), 0.9),
    // At the cap with nearly all of the time kept, the two just fit.
    lt(sub(time(), oldestSample), mul(retentionSeconds, 0.9)),
  ),
  for: "1h",
  severity: "warning",
  priority: "P3",
  owner: "platform",
  summary: ({ labels, value }) => `${labels.instance} uses ${value.humanizePercentage} of the size it may have`,
  description: "At the cap the oldest samples go, although the retention time would keep them.",
  action: "Raise the size cap, accept a shorter time in the settings, or expose less.",
  page: {
    look: [
      "`(time() - prometheus_tsdb_lowest_timestamp_seconds) / 86400`: how many days are kept now.",
      "`rate(prometheus_tsdb_head_samples_appended_total[1d])`: did it grow lately? `topk(5, sum by (job) (scrape_samples_post_metric_relabeling))` says through which job.",
    ],
    act: [
      "Raise `sightline:retention.size`, if the volume has room; else lower `sightline:retention.time` to what fits, so that nobody counts on more.",
      "Objectives need their whole window: keep at least as many days as the longest one.",
    ],
  },
  scenarios: [
    fires("nearly full after twenty of forty days", {
      series: stored({ bytes: [constant(9.5 * GB)], keptDays: 20 }),
      at: "1h1m",
      notBefore: "1h",
    }),
    fires("just over nine tenths", {
      shows: "boundary",
      series: stored({ bytes: [constant(9.01 * GB)], keptDays: 20 }),
      at: "1h1m",
    }),
    silent("just nine tenths", {
      shows: "boundary",
      series: stored({ bytes: [constant(9 * GB, "2h")], keptDays: 20 }),
    }),
    silent("full, and nearly all of the time is kept", {
      series: stored({ bytes: [constant(9.9 * GB, "2h")], keptDays: 39 }),
    }),
    silent("no cap", { series: stored({ bytes: [constant(900 * GB, "2h")], keptDays: 20, cap: 0 }) }),
    silent("no limit in time", { series: stored({ bytes: [constant(9.9 * GB, "2h")], keptDays: 20, days: 0 }) }),
  ],
});

/** The alerts on Prometheus's storage. */
export const prometheusStorage: readonly Alert[] = [
  prometheusWalFailing,
  prometheusCompactionFailing,
  prometheusStorageNearCap,
  prometheusSeriesJump,
];

type Failures = Selector<"instance" | "job", "counter">;

/** How often one or another of several things failed over a range. */
function sumOf(first: Failures, ...others: readonly Failures[]) {
  return (over: "30m" | "1h") => others.reduce((total, one) => add(total, increase(one, over)), increase(first, over));
}
