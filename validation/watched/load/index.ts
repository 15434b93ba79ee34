export { type Load, type LoadOptions, loadOn } from "./load.ts";
export type { LatestCounts, LoadCounts } from "./tally.ts";
