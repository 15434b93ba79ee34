export { evaluate } from "./evaluate.ts";
export { type InputSeries, matches } from "./input-series.ts";
export type { Moment } from "./moment.ts";
export { ruleStorage } from "./rule-storage.ts";
export { type Storage, seriesStorage } from "./storage.ts";
export { Unsupported } from "./unsupported.ts";
export { keyOf, type Labels, omit, pick, type Sample, withLabels } from "./vector.ts";
