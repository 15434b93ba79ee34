import { counter, gauge } from "./kit/index.ts";

// What Prometheus says about its storage.

export const samplesAppended = counter("prometheus_tsdb_head_samples_appended_total", {
  help: "Samples stored.",
  unit: "samples",
  labels: ["type"],
});

export const series = gauge("prometheus_tsdb_head_series", { help: "Series in memory.", unit: "series" });

/** Of {@link series}, those that are scraped no longer and wait to be taken out of memory. */
export const staleSeries = gauge("prometheus_tsdb_head_stale_series", {
  help: "Series in memory that ended.",
  unit: "series",
});

export const seriesCreated = counter("prometheus_tsdb_head_series_created_total", {
  help: "Series that were new.",
  unit: "series",
});

/** Without the write-ahead log and the head's chunks. */
export const blockBytes = gauge("prometheus_tsdb_storage_blocks_bytes", {
  help: "Disk space of the finished blocks.",
  unit: "bytes",
});

export const walBytes = gauge("prometheus_tsdb_wal_storage_size_bytes", {
  help: "Disk space of the write-ahead log.",
  unit: "bytes",
});

export const headChunkBytes = gauge("prometheus_tsdb_head_chunks_storage_size_bytes", {
  help: "Disk space of the chunks that no block holds yet.",
  unit: "bytes",
});

/** 0 when there is no cap. */
export const retentionBytes = gauge("prometheus_tsdb_retention_limit_bytes", {
  help: "Disk space that blocks may take before the oldest go.",
  unit: "bytes",
});

/** 0 when time sets no limit. */
export const retentionSeconds = gauge("prometheus_tsdb_retention_limit_seconds", {
  help: "Age at which blocks go.",
  unit: "seconds",
});

/** Of the oldest sample that is kept; after a fresh start the time of the first scrape. */
export const oldestSample = gauge("prometheus_tsdb_lowest_timestamp_seconds", {
  help: "Time of the oldest sample stored, in seconds since 1970.",
  unit: "seconds",
});

/** Blocks dropped because of the size cap, before their time. */
export const sizeRetentions = counter("prometheus_tsdb_size_retentions_total", {
  help: "Times that blocks went because of the size cap.",
});

export const compactionsFailed = counter("prometheus_tsdb_compactions_failed_total", {
  help: "Compactions that failed.",
});

export const walCorruptions = counter("prometheus_tsdb_wal_corruptions_total", {
  help: "Damaged places found in the write-ahead log.",
});

export const walWritesFailed = counter("prometheus_tsdb_wal_writes_failed_total", {
  help: "Writes to the write-ahead log that failed.",
});

/** Without a checkpoint the log grows, and the next start takes longer. */
export const checkpointsFailed = counter("prometheus_tsdb_checkpoint_creations_failed_total", {
  help: "Checkpoints of the write-ahead log that could not be made.",
});

export const walTruncationsFailed = counter("prometheus_tsdb_wal_truncations_failed_total", {
  help: "Times that the write-ahead log could not be shortened.",
});

/** The head then keeps in memory what a block holds already. */
export const headTruncationsFailed = counter("prometheus_tsdb_head_truncations_failed_total", {
  help: "Times that the head could not be shortened.",
});

/** Blocks that cannot be read are not queried. */
export const blockReloadsFailed = counter("prometheus_tsdb_reloads_failures_total", {
  help: "Times that the blocks could not be read anew from disk.",
});
