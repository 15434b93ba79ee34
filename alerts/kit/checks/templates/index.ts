import type { Check } from "../check.ts";
import { templateExternalLabel } from "./external-labels.ts";
import { outsideBraces } from "./outside-braces.ts";
import { doublePercent } from "./percentage.ts";
import { templateQuery } from "./query.ts";
import { recordTemplate } from "./record-template.ts";
import { templateSyntax } from "./syntax.ts";
import { unformattedValue } from "./unformatted.ts";
import { templateUnit } from "./unit.ts";
import { templateLabel } from "./unknown-label.ts";
import { valueInLabel } from "./value-in-label.ts";

/** What can be wrong with the texts of alerts. */
export const templateChecks: readonly Check[] = [
  templateExternalLabel,
  outsideBraces,
  doublePercent,
  templateQuery,
  recordTemplate,
  templateSyntax,
  unformattedValue,
  templateUnit,
  templateLabel,
  valueInLabel,
];
