import { type Finding, sortFindings } from "./finding.ts";
import { toText } from "./print-text.ts";

/** Thrown once with everything that is wrong in a definition or in the settings. */
export class DefinitionError extends Error {
  override readonly name = "DefinitionError";
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[], options?: ErrorOptions) {
    const sorted = sortFindings(findings);
    super(toText(sorted), options);
    this.findings = sorted;
  }
}

/** Throws a {@link DefinitionError} with all findings when at least one of them is an error. */
export function throwOnErrors(findings: readonly Finding[]): void {
  if (findings.some((finding) => finding.severity === "error")) throw new DefinitionError(findings);
}
