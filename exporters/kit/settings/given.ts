import type { Finding } from "../../../problems/index.ts";

/** A value as somebody wrote it, and where. */
export interface Given {
  readonly value: unknown;
  /** `--web.listen-address`, the name of a variable, or the file and the way to the value in it. */
  readonly place: string;
}

/** What one source says: values by flag, and what is wrong with the source itself. */
export interface Source {
  readonly given: ReadonlyMap<string, Given>;
  readonly findings: readonly Finding[];
}

/** A finding about something given. */
export function settingsFinding(check: string, path: string, message: string, hint?: string): Finding {
  const finding = { check: `settings/${check}`, severity: "error", path, message } as const;
  return hint === undefined ? finding : { ...finding, hint };
}
