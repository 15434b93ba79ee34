export { evaluate, type Moment } from "./evaluate.ts";
export type { InputSeries } from "./input-series.ts";
export { Unsupported } from "./unsupported.ts";
export type { Labels, Sample } from "./vector.ts";
