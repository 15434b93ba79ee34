import { type Finding, sortFindings } from "./finding.ts";

/** Prints findings for a terminal: one block each, a summary line last when there are several. */
export function toText(findings: readonly Finding[]): string {
  const blocks = sortFindings(findings).map(block);
  if (blocks.length > 1) blocks.push(summary(findings));
  return blocks.join("\n");
}

function block({ severity, path, message, hint, check }: Finding): string {
  const head = `${severity}: ${path}: ${message} [${check}]`;
  return hint === undefined ? head : `${head}\n    → ${hint}`;
}

function summary(findings: readonly Finding[]): string {
  const count = (severity: Finding["severity"], noun: string) => {
    const n = findings.filter((finding) => finding.severity === severity).length;
    return n === 0 ? [] : [`${n} ${noun}${n === 1 ? "" : "s"}`];
  };
  return [...count("error", "error"), ...count("warning", "warning"), ...count("info", "note")].join(", ");
}
