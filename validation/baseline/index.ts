export { type Baseline, type Count, type Figure, schemaName } from "./baseline.ts";
export { baselineOf, keyOf } from "./baseline-of.ts";
export type { Change, Percent } from "./change.ts";
export { type ChangeCells, changeCells } from "./change-cells.ts";
export { type Comparison, compare, refuseOtherConditions } from "./compare.ts";
export { leastValues, tolerated } from "./figure-changes.ts";
export { printBaseline } from "./print-baseline.ts";
export { readBaseline } from "./read-baseline.ts";
