import { collectionMetrics, seriesLevel } from "./collection.ts";

/** What the lag exporter says about its own collections. */
export const collection = collectionMetrics("kafka");

/** Less than `partition` when the series budget makes it so. */
export const seriesLevelShown = seriesLevel("kafka", ["partition", "topic", "group"]);
