import type { Check } from "../check.ts";
import { absentAtOnce } from "./absent-at-once.ts";
import { alwaysFiring } from "./always-firing.ts";
import { condition } from "./condition.ts";
import { duplicateGroup } from "./duplicate-group.ts";
import { duplicateRule } from "./duplicates.ts";
import { duration } from "./duration.ts";
import { emptyGroup } from "./empty-group.ts";
import { emptyValue } from "./empty-value.ts";
import { externalLabel } from "./external-label.ts";
import { forNeverMatures } from "./for-never-matures.ts";
import { forTooShort } from "./for-too-short.ts";
import { groupInterval } from "./group-interval.ts";
import { keepFiring } from "./keep-firing.ts";
import { labelName } from "./label-name.ts";
import { mixedInstances } from "./mixed-instances.ts";
import { ruleName } from "./name.ts";
import { noRunbook } from "./no-remedy.ts";
import { noSeverity } from "./no-severity.ts";
import { noSummary } from "./no-summary.ts";
import { recordOrder } from "./record-order.ts";
import { runbookAddress } from "./runbook.ts";
import { syntax } from "./syntax.ts";
import { unknownRecord } from "./unknown-record.ts";

/** What can be wrong with a rule, a group, or rules together. */
export const ruleChecks: readonly Check[] = [
  absentAtOnce,
  alwaysFiring,
  condition,
  duplicateGroup,
  duplicateRule,
  duration,
  emptyGroup,
  emptyValue,
  externalLabel,
  forNeverMatures,
  forTooShort,
  groupInterval,
  keepFiring,
  labelName,
  mixedInstances,
  ruleName,
  noRunbook,
  noSeverity,
  noSummary,
  recordOrder,
  runbookAddress,
  syntax,
  unknownRecord,
];
