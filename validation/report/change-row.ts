/** What became of one figure since the baseline; texts as they are to stand in a cell. */
export interface ChangeRow {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** `+8.3 % (2.1 to 14.0)`. */
  readonly change: string;
  readonly verdict: "better" | "worse" | "same" | "not judged";
}

/** What got worse first. */
export function worseFirst(rows: readonly ChangeRow[]): ChangeRow[] {
  return rows.toSorted((a, b) => Number(isWorse(b)) - Number(isWorse(a)));
}

export function isWorse({ verdict }: ChangeRow): boolean {
  return verdict === "worse";
}
