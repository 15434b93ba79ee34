export { judged, parseExpression, parseMetric, statisticOf } from "../judge/index.ts";
export { parseKey } from "../k6/index.ts";
export { type HistoryPoint, historyPoints, withPart } from "../locust/index.ts";
export { percent, rate, time, whole } from "../page/index.ts";
export { type Result, readResult } from "../result/index.ts";
export {
  amount,
  entriesOf,
  fieldsOf,
  hasPassed,
  listOf,
  type OperationRequests,
  quantileOf,
  type Requests,
  type Run,
  type Threshold,
  type Tool,
} from "../run/index.ts";
