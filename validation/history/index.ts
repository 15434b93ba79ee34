/** What is back-filled of scenarios of which only the last part is played. */
export { historyLead, historySamples } from "./lead.ts";
export { forget, untilThere } from "./past-of.ts";
export { readOverTime } from "./read-over-time.ts";
export { type HistorySetting, recordedHistory } from "./recorded-history.ts";
