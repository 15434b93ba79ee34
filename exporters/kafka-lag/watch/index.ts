export type { ClusterSummary, GroupSummary } from "./summary.ts";
export { createWatch, type Watch, type WatchOptions } from "./watch.ts";
