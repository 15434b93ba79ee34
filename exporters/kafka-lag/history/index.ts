export { createHistory, type History } from "./history.ts";
export type { Runs } from "./runs.ts";
export type { Status, StatusRules } from "./status.ts";
export { follow, type Trends } from "./trends.ts";
