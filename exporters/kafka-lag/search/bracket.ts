import { type Facts, factSize } from "./facts.ts";

/** What the facts say of one position: `lo ≤ M(position) < hi`, and the nearest known records on both sides to interpolate between. */
export interface Bracket {
  /** Newest time known up to the position; −1 when no record up to it is known. */
  lo: number;
  /** Offset of that record; −1 when none. */
  loOffset: number;
  /** Infinite when nothing bounds it. 0 or less: no record up to the position has a time. */
  hi: number;
  /** Nearest known record after the position, and its time; −1 when none is known. */
  nextOffset: number;
  nextTime: number;
  /** The record at the position itself is known, and is the newest up to there. */
  exact: boolean;
}

export function emptyBracket(): Bracket {
  return { lo: -1, loOffset: -1, hi: Number.POSITIVE_INFINITY, nextOffset: -1, nextTime: -1, exact: false };
}

/** Fills in the bracket of a position. `lo ≥ hi` in the result says that the facts contradict one another: the log was cut and has grown again. */
export function findBracket(facts: Facts, position: number, bracket: Bracket): void {
  let lo = -1;
  let loOffset = -1;
  let hi = Number.POSITIVE_INFINITY;
  let nextOffset = -1;
  let nextTime = -1;
  let exact = false;
  for (let at = 0; at < facts.length; at += factSize) {
    const time = facts[at] as number;
    const offset = facts[at + 1] as number;
    const timestamp = facts[at + 2] as number;
    if (offset > position) {
      if (time < hi) hi = time;
      if (timestamp >= 0 && (nextOffset < 0 || offset < nextOffset)) {
        nextOffset = offset;
        nextTime = timestamp;
      }
      continue;
    }
    if (timestamp < 0) continue;
    if (timestamp > lo || (timestamp === lo && offset > loOffset)) {
      lo = timestamp;
      loOffset = offset;
    }
    if (offset === position && time !== Number.POSITIVE_INFINITY) exact = true;
  }
  bracket.lo = lo;
  bracket.loOffset = loOffset;
  bracket.hi = hi;
  bracket.nextOffset = nextOffset;
  bracket.nextTime = nextTime;
  // A record answered for some T is newer than all before it, so at its own offset it is the newest.
  bracket.exact = exact && loOffset === position;
}
