import { collectionMetrics, seriesLevel } from "./collection.ts";

/** What the health exporter says about its own rounds of checks. */
export const collection = collectionMetrics("health");

/** `check`, without components, when the series budget makes it so. */
export const seriesLevelShown = seriesLevel("health", ["component", "check"]);
