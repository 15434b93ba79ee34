export { type Answer, ask, QueryError } from "./api.ts";
export { type QueryContext, type QueryOutcome, queryTarget } from "./query-target.ts";
export { stepOf } from "./step.ts";
