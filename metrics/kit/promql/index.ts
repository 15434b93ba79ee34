export * from "./absence.ts";
export * from "./aggregation.ts";
export * from "./arithmetic.ts";
export * from "./comparison.ts";
export * from "./conversion.ts";
export * from "./counter-functions.ts";
export {
  type Duration,
  formatDuration,
  type GrafanaRange,
  isGrafanaRange,
  milliseconds,
  type Range,
  seconds,
} from "./duration.ts";
export {
  type Expression,
  type Kind,
  type LabelsOf,
  number,
  type RangeVector,
  type SampleType,
  type Scalar,
  type Vector,
} from "./expression.ts";
export { changes, delta, deriv, idelta, predictLinear, type RangeFunction } from "./gauge-functions.ts";
export { histogramQuantile } from "./histogram.ts";
export { nodesIn, selectorsIn, variablesIn } from "./inspect.ts";
export { type LabelJoining, type LabelReplacement, labelJoin, labelReplace } from "./labels.ts";
export { type Match, type Matchers, type Negation, not, unknownToRe2, type Variable, variable } from "./matcher.ts";
export type { LabelsDiffer, MatchedLabels, Matching, SameLabels } from "./matching.ts";
export * from "./math.ts";
export type * from "./node.ts";
export type { ScalarOperand } from "./operand.ts";
export { operatorStrengths } from "./operator-strengths.ts";
export * from "./over-time.ts";
export { print, printNode } from "./print.ts";
export { type At, narrow, type RangeSelector, type Selector, select, subquery } from "./selector.ts";
export * from "./set-operators.ts";
export * from "./time.ts";
