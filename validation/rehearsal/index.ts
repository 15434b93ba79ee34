export { beginPlay } from "./begin-play.ts";
export { type DeadSelector, deadSelectors } from "./dead-selectors.ts";
export { alertNames, type Estimate, estimate, type Wanted } from "./estimate.ts";
export { readinessOfParts } from "./readiness.ts";
export { type Progress, type Rehearsed, type RehearseOptions, rehearse, type Stage } from "./rehearse.ts";
export { type Measured, type ResultOptions, resultOf } from "./result-of.ts";
export { beginSignal, endPlay } from "./signal-play.ts";
export { type Deployed, heartbeatsOf, type Subject, subjectOf } from "./subject.ts";
