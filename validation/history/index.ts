/** What is back-filled of scenarios of which only the last part is played. */

export { readOverTime } from "./read-over-time.ts";
export { type HistorySetting, recordedHistory } from "./recorded-history.ts";
