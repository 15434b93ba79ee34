import type { Check } from "../check.ts";
import { absentOfAggregate } from "./absent-of-aggregate.ts";
import { absentOfSeveral } from "./absent-of-several.ts";
import { aggregatedQuantile } from "./aggregated-quantile.ts";
import { alwaysTrue } from "./always-true.ts";
import { argumentTypes } from "./argument-types.ts";
import { beyondRetention } from "./beyond-retention.ts";
import { bucketBound } from "./bucket-bound.ts";
import { changeOfCounter } from "./change-of-counter.ts";
import { chosenSeries } from "./chosen-series.ts";
import { contradiction } from "./contradiction.ts";
import { counterCompared } from "./counter-compared.ts";
import { dividedByZero } from "./divided-by-zero.ts";
import { emptySelector } from "./empty-selector.ts";
import { experimental } from "./experimental.ts";
import { farPrediction } from "./far-prediction.ts";
import { fixedTime } from "./fixed-time.ts";
import { floatEquality } from "./float-equality.ts";
import { fragileRatio } from "./fragile-ratio.ts";
import { future } from "./future.ts";
import { histogramWithoutLe } from "./histogram-without-le.ts";
import { impossibleJoin } from "./impossible-join.ts";
import { impossibleMatchers } from "./impossible-matchers.ts";
import { irate } from "./irate.ts";
import { labelReplacement } from "./label-replace.ts";
import { lostLabel } from "./lost-label.ts";
import { manyToOne } from "./many-to-one.ts";
import { nanInAggregate } from "./nan-in-aggregate.ts";
import { neverTrue } from "./never-true.ts";
import { noMetricName } from "./no-metric-name.ts";
import { quantileBounds } from "./quantile-bounds.ts";
import { rateOfAggregate } from "./rate-of-aggregate.ts";
import { rateOfGauge } from "./rate-of-gauge.ts";
import { rawBuckets } from "./raw-buckets.ts";
import { regexpAnchored } from "./regexp-anchored.ts";
import { regexpEverything } from "./regexp-everything.ts";
import { regexpInvalid } from "./regexp-invalid.ts";
import { regexpNeedless } from "./regexp-needless.ts";
import { sameOperands } from "./same-operands.ts";
import { scalarOfSeveral } from "./scalar-of-several.ts";
import { shortWindow } from "./short-window.ts";
import { sortedResult } from "./sorted.ts";
import { subqueryStep } from "./subquery-step.ts";
import { unitMismatch } from "./unit-mismatch.ts";
import { unknownLabel } from "./unknown-label.ts";
import { unknownMetric } from "./unknown-metric.ts";

/** What can be wrong with an expression. */
export const promqlChecks: readonly Check[] = [
  absentOfAggregate,
  absentOfSeveral,
  aggregatedQuantile,
  alwaysTrue,
  argumentTypes,
  beyondRetention,
  bucketBound,
  changeOfCounter,
  chosenSeries,
  contradiction,
  counterCompared,
  dividedByZero,
  emptySelector,
  experimental,
  farPrediction,
  fixedTime,
  floatEquality,
  fragileRatio,
  future,
  histogramWithoutLe,
  impossibleJoin,
  impossibleMatchers,
  irate,
  labelReplacement,
  lostLabel,
  manyToOne,
  nanInAggregate,
  neverTrue,
  noMetricName,
  quantileBounds,
  rateOfAggregate,
  rateOfGauge,
  rawBuckets,
  regexpAnchored,
  regexpEverything,
  regexpInvalid,
  regexpNeedless,
  sameOperands,
  scalarOfSeveral,
  shortWindow,
  sortedResult,
  subqueryStep,
  unitMismatch,
  unknownLabel,
  unknownMetric,
];
export { lengthOf } from "./lengths.ts";
