import { recordingRuleFor } from "./recording-rule.ts";

/** What to do about a slow query, in words. */
export function adviceFor(written: string): string {
  const rule = recordingRuleFor(written);
  if (rule === undefined) return "ask for fewer series, or over a shorter time";
  const { record, expr, ask } = rule;
  return `record ${record} as ${expr}, and ask ${ask}`;
}
