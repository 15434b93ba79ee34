export { parseExpression } from "./expression.ts";
export { judged, type Objectives } from "./judge.ts";
export { parseMetric, statisticOf } from "./metric.ts";
