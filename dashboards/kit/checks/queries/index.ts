import type { Check } from "../check.ts";
import { legend } from "./legend.ts";
import { logql } from "./logql.ts";
import { logqlAuto } from "./logql-auto.ts";
import { multiValue } from "./multi-value.ts";
import { rangeDrawn } from "./range-drawn.ts";
import { rateInterval } from "./rate-interval.ts";
import { rawCounter } from "./raw-counter.ts";
import { requiredMatcher } from "./required-matcher.ts";

/** What can be wrong with a query of a panel, besides what can be with any expression. */
export const queryChecks: readonly Check[] = [
  legend,
  logql,
  logqlAuto,
  multiValue,
  rangeDrawn,
  rateInterval,
  rawCounter,
  requiredMatcher,
];
export { isOpen } from "./open.ts";
export { queryFaults } from "./promql.ts";
