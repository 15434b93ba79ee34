import { type ClusterReading, unknownReasons } from "../reading/index.ts";

/** What the rows of a span add up to. Only what is known is counted: see `partly…` for whether that is all. */
export interface Tally {
  readonly lag: Sum;
  readonly committed: Sum;
  /** The oldest of the oldest. */
  readonly seconds: Extreme;
  readonly error: Extreme;
  readonly headroom: Extreme;
  readonly lost: Sum;
  readonly beyondEnd: Sum;
  /** Rows whose lag, or whose age, is unknown, by reason. */
  readonly lagUnknown: ReadonlyMap<string, number>;
  readonly secondsUnknown: ReadonlyMap<string, number>;
  /** Per threshold of the reading. */
  readonly overdue: readonly { readonly records: Sum; readonly unknown: ReadonlyMap<string, number> }[];
}

export interface Sum {
  readonly total: number;
  /** How many values are in it. */
  readonly known: number;
}

/** NaN when nothing is known. */
export type Extreme = number;

/** Adds up the rows from `firstRow` up to, not including, `endRow`. */
export function tally({ rows, partitions }: ClusterReading, firstRow: number, endRow: number): Tally {
  const sums = { lag: emptySum(), committed: emptySum(), lost: emptySum(), beyondEnd: emptySum() };
  const overdue = rows.overdue.map(() => ({ records: emptySum(), unknown: new Map<string, number>() }));
  const lagUnknown = new Map<string, number>();
  const secondsUnknown = new Map<string, number>();
  let seconds = Number.NaN;
  let error = Number.NaN;
  let headroom = Number.NaN;
  for (let row = firstRow; row < endRow; row += 1) {
    add(sums.committed, rows.committed[row]);
    const partition = rows.partition[row] ?? 0;
    const offsetReason = partitions.leader[partition] === -1 ? "no_leader" : "no_offsets";
    if (add(sums.lag, rows.lag[row])) add(sums.beyondEnd, rows.beyondEnd[row]);
    else count(lagUnknown, Number.isNaN(rows.committed[row]) ? "no_coordinator" : offsetReason);
    add(sums.lost, rows.lost[row]);
    const named = unknownReasons[rows.unknown[row] ?? 0] ?? "";
    const reason = named === "no_offsets" || named === "" ? offsetReason : named;
    if (named !== "") count(secondsUnknown, reason);
    seconds = larger(seconds, rows.seconds[row]);
    if (named === "") error = larger(error, rows.secondsError[row]);
    headroom = -larger(-headroom, -(rows.headroomSeconds[row] ?? Number.NaN));
    for (const [index, { records, unknown }] of overdue.entries())
      if (!add(records, rows.overdue[index]?.records[row])) count(unknown, reason);
  }
  return { ...sums, seconds, error, headroom, lagUnknown, secondsUnknown, overdue };
}

function emptySum() {
  return { total: 0, known: 0 };
}

function add(sum: { total: number; known: number }, value = Number.NaN): boolean {
  if (Number.isNaN(value)) return false;
  sum.total += value;
  sum.known += 1;
  return true;
}

function count(reasons: Map<string, number>, reason: string): void {
  reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
}

function larger(one: number, other = Number.NaN): number {
  return Number.isNaN(other) || one >= other ? one : other;
}
