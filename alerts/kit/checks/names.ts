import type { Finding } from "../../../problems/index.ts";
import { fault } from "../fault.ts";
import type { Rule } from "../rule.ts";

/** Alerts are named in CamelCase; records `level:metric:operation`, which tells them from scraped metrics. */
export function checkName(rule: Rule, path: string): Finding[] {
  const { name } = rule;
  if (rule.kind === "alert") {
    if (/^[A-Z][a-z0-9]*([A-Z]+[a-z0-9]*)*$/.test(name)) return [];
    return [fault("name", path, `"${name}" is not an alert's name; allowed are letters and digits in CamelCase.`)];
  }
  if (rule.legacyName || /^[a-zA-Z_][a-zA-Z0-9_]*(:[a-zA-Z_][a-zA-Z0-9_]*)+$/.test(name)) return [];
  return [fault("name", path, `"${name}" is not a record's name; it needs the form level:metric:operation.`)];
}
