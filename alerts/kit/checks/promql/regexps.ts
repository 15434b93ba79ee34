import type { Matcher } from "../../../../metrics/kit/index.ts";
import type { CheckedExpression } from "../subject/index.ts";

/** Every matcher by a regular expression. */
export function matchersIn(expr: CheckedExpression): readonly Matcher[] {
  return expr.nodes.flatMap((node) =>
    node.type === "selector" ? node.matchers.filter(({ op }) => op === "=~" || op === "!~") : [],
  );
}

/** What makes a text no regular expression of RE2; nothing when it is one. */
export function regexFault(pattern: string): string | undefined {
  const lacking = /\(\?<?[=!]|\\[1-9]|\\k</.exec(pattern.replaceAll("\\\\", ""));
  if (lacking !== null) return `uses ${lacking[0]}, which RE2 does not have.`;
  // What RE2 has and JavaScript lacks.
  const plain = pattern
    .replace(/\(\?P</g, "(?<")
    .replace(/\(\?[imsU]*(?:-[imsU]+)?(:|\))/g, (_, end) => (end === ":" ? "(?:" : ""))
    .replace(/\\[AzQECa]/g, "")
    .replace(/\[\[:\^?\w+:\]/g, "[a")
    .replace(/\[:\^?\w+:\]/g, "a")
    .replace(/\\[pP](?:\w|\{\^?\w+\})/g, "a");
  try {
    new RegExp(plain, "s");
    return undefined;
  } catch (error) {
    return `is no regular expression: ${(error as Error).message.replace(/^.*: /, "").toLowerCase()}.`;
  }
}

/** Whether a text means nothing but itself as a regular expression. */
export function isPlain(pattern: string): boolean {
  return !/[\\.+*?()|[\]{}^$]/.test(pattern);
}
