import { excerptLines } from "./excerpt.ts";
import { type Finding, sortFindings } from "./finding.ts";

/** Prints findings for a terminal: one block each, a summary line last when there are several. */
export function toText(findings: readonly Finding[]): string {
  const blocks = sortFindings(findings).map(block);
  if (blocks.length > 1) blocks.push(countFindings(findings));
  return blocks.join("\n");
}

/** `2 errors, 1 warning`; nothing for no findings. */
export function countFindings(findings: readonly Finding[]): string {
  const count = (severity: Finding["severity"], noun: string) => {
    const n = findings.filter((finding) => finding.severity === severity).length;
    return n === 0 ? [] : [`${n} ${noun}${n === 1 ? "" : "s"}`];
  };
  return [...count("error", "error"), ...count("warning", "warning"), ...count("info", "note")].join(", ");
}

function block({ severity, path, message, hint, check, at }: Finding): string {
  const place = at?.file === undefined ? "" : `${at.file}:${at.line}:${at.column}: `;
  // What is about a whole file has no other path than its place.
  const head = `${severity}: ${place}${at?.file === path ? "" : `${path}: `}${message} [${check}]`;
  const excerpt = at === undefined ? [] : excerptLines(at);
  return [head, ...excerpt, ...(hint === undefined ? [] : [`    → ${hint}`])].join("\n");
}
