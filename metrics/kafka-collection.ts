import { collectionMetrics, seriesLevel } from "./collection.ts";

// What the lag exporter says about its own collections.

export const {
  collectionDuration,
  collectionSuccess,
  collectionsOverrun,
  collectionsSkipped,
  collectorDuration,
  collectorSuccess,
  samplesDropped,
  series,
  seriesLimit,
  seriesLimited,
  snapshotAge,
} = collectionMetrics("kafka");

/** Less than `partition` when the series budget makes it so. */
export const seriesLevelShown = seriesLevel("kafka", ["partition", "topic", "group"]);
