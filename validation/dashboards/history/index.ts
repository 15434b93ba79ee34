export { type AskedMetric, askedMetrics } from "./asked-metrics.ts";
export { type MadeSeries, madeSeries } from "./made-series.ts";
export { type HistorySpan, historyPieces } from "./write.ts";
