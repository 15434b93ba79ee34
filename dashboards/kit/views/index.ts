export { errorRatio, type Ratio } from "./error-ratio.ts";
export { type HeatmapView, heatmapOf } from "./heatmap.ts";
export { levelOf } from "./level.ts";
export { meanOf } from "./mean.ts";
export { quantilesOf } from "./quantiles.ts";
export { increaseOf, rateOf } from "./rate.ts";
export { type Share, saturation } from "./saturation.ts";
export type { RangeViewOptions, View, ViewOptions, ViewQuery } from "./view.ts";
