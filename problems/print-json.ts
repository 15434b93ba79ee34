import { type Finding, type Position, sortFindings } from "./finding.ts";

/** Prints findings as a JSON array, sorted, keys in a fixed order, with a final newline. */
export function toJson(findings: readonly Finding[]): string {
  const plain = sortFindings(findings).map(({ check, severity, path, message, hint, at }) => ({
    check,
    severity,
    path,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(at === undefined ? {} : { at: inOrder(at) }),
  }));
  return `${JSON.stringify(plain, null, 2)}\n`;
}

function inOrder({ file, line, column, length, excerpt, skipped }: Position): Position {
  return {
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    column,
    length,
    excerpt,
    ...(skipped === undefined ? {} : { skipped }),
  };
}
