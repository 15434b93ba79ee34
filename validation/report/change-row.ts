import type { ChangeRow } from "../result/index.ts";

/** What got worse first. */
export function worseFirst(rows: readonly ChangeRow[]): ChangeRow[] {
  return rows.toSorted((a, b) => Number(isWorse(b)) - Number(isWorse(a)));
}

export function isWorse({ verdict }: ChangeRow): boolean {
  return verdict === "worse";
}
