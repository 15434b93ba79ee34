import { type Finding, sortFindings } from "./finding.ts";

/** Prints findings as a JSON array, sorted, keys in a fixed order, with a final newline. */
export function toJson(findings: readonly Finding[]): string {
  const plain = sortFindings(findings).map(({ check, severity, path, message, hint }) => ({
    check,
    severity,
    path,
    message,
    ...(hint === undefined ? {} : { hint }),
  }));
  return `${JSON.stringify(plain, null, 2)}\n`;
}
