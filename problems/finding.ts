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
}

/** Orders findings by severity, then path, then check, so that output is the same on every run. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const rank: Record<Severity, number> = { error: 0, warning: 1, info: 2 };
  return [...findings].sort(
    (a, b) =>
      rank[a.severity] - rank[b.severity] ||
      compare(a.path, b.path) ||
      compare(a.check, b.check) ||
      compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
