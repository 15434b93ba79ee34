export { eventActions } from "./filters.ts";
export { type Asked, judge } from "./judge.ts";
export { type Endpoint, type Passage, type Refusal, type RefusalReason, refusalReasons } from "./verdict.ts";
