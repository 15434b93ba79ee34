export type Severity = "error" | "warning" | "info";

/** One thing that is wrong or worth a look, addressed so that a person can go straight to it. */
export interface Finding {
  /** Identifier of the rule that was broken, `area/name`, for example `settings/unknown-key`. */
  readonly check: string;
  readonly severity: Severity;
  /** Where it is, in the words of whoever wrote it: `sightline:retention.time`, `dashboards/http › panel "rps"`. */
  readonly path: string;
  /** The fault and what is allowed, quoting what was given. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  /** The text it was found in, when there is one. */
  readonly at?: Position;
}

/** A stretch of one line of text. */
export interface Position {
  /** File it stands in; absent when the text was printed from a definition. */
  readonly file?: string;
  /** From 1; absent without a file. */
  readonly line?: number;
  /** Of the first character, from 1. */
  readonly column: number;
  /** Number of characters; at least 1. */
  readonly length: number;
  /** The whole line, or what of a very long one is around the place. */
  readonly excerpt: string;
  /** Number of characters of the line before the excerpt. @default 0 */
  readonly skipped?: number;
}

/** Orders findings by severity, then place in a file, path and check, so that output is the same on every run. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const rank: Record<Severity, number> = { error: 0, warning: 1, info: 2 };
  return [...findings].sort(
    (a, b) =>
      rank[a.severity] - rank[b.severity] ||
      compare(a.at?.file ?? "", b.at?.file ?? "") ||
      (a.at?.line ?? 0) - (b.at?.line ?? 0) ||
      (a.at?.line === undefined ? 0 : a.at.column - (b.at?.column ?? 0)) ||
      compare(a.path, b.path) ||
      compare(a.check, b.check) ||
      compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
