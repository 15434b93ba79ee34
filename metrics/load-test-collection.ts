import { collectionMetrics, seriesLevel } from "./collection.ts";

/** What the receiver of load tests' results says about its own collections. */
export const collection = collectionMetrics("loadtest");

/** `run` when the series budget leaves no room for operations. */
export const seriesLevelShown = seriesLevel("loadtest", ["operation", "run"]);
