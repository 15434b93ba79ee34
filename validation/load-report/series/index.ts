export { seriesOfHistory } from "./from-history.ts";
export { seriesOfParts } from "./from-parts.ts";
export { isK6Points, type K6Points, k6Points } from "./k6-points.ts";
export type { Moment, Series } from "./series.ts";
