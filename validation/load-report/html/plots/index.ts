export { type LatencyRow, latencyPlot } from "./latencies.ts";
export { scalingPlot } from "./scaling-plot.ts";
export { timeline } from "./timeline.ts";
