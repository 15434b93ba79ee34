import type { Bracket } from "./bracket.ts";

/** What is enough, and when a time cannot be believed. */
export interface Demands {
  readonly nowMs: number;
  readonly toleranceMs: number;
  /** Share of the age; the larger of the two tolerances counts. */
  readonly relativeTolerance: number;
  /** A record dated later than this much after now makes the age unknown. */
  readonly futureSlackMs: number;
}

/** Where the search for one position stands. */
export interface Verdict {
  state: State;
  /** Time of the oldest unread record, as far as known; −1 when there is no bound yet. */
  time: number;
  /** How much later the true one can be, or for a compacted log earlier. */
  error: number;
}

/** `open`: ask on. `known`: within the tolerance. `future`, `undated`: it will not be known. */
export const states = { open: 0, known: 1, future: 2, undated: 3 } as const;
export type State = (typeof states)[keyof typeof states];

export function toleranceOf(bracket: Bracket, { nowMs, toleranceMs, relativeTolerance }: Demands): number {
  return Math.max(toleranceMs, relativeTolerance * (nowMs - Math.min(nowMs, bracket.hi)));
}

/**
 * Judges a bracket. The lower end is reported: an age is then never understated, by more than the records' times are out of order.
 * In a compacted log the record at the position may be gone, and the one before it, which `lo` belongs to, has been read: there the next
 * record that is known to be left counts, once nothing is left between the two; where that is within the tolerance of `lo`, `lo` stays and
 * the error reaches up to it.
 */
export function judge(bracket: Bracket, compacted: boolean, demands: Demands, verdict: Verdict): void {
  const { lo, hi, exact, nextOffset, nextTime } = bracket;
  if (hi <= 0) {
    // Nothing up to the position has a time: compaction has removed it, or it was written without one.
    decide(verdict, compacted && nextOffset >= 0 ? datedBy(nextTime, demands) : states.undated, nextTime, 0);
    return;
  }
  if (lo < 0) {
    decide(verdict, states.open, -1, 0);
    return;
  }
  const top = hi === Number.POSITIVE_INFINITY ? Math.max(demands.nowMs, lo) + 1 : hi;
  const width = exact ? 0 : top - 1 - lo;
  const dated = datedBy(lo, demands);
  if (dated === states.future || exact) {
    decide(verdict, dated, lo, width);
    return;
  }
  const tolerance = toleranceOf(bracket, demands);
  const closed = hi !== Number.POSITIVE_INFINITY && width <= tolerance;
  const gap = compacted && nextOffset >= 0 ? nextTime - lo : 0;
  if (gap <= tolerance) decide(verdict, closed ? states.known : states.open, lo, Math.max(width, gap));
  else if (width > 0) decide(verdict, states.open, lo, gap);
  else decide(verdict, datedBy(nextTime, demands), nextTime, gap);
}

function datedBy(time: number, { nowMs, futureSlackMs }: Demands): State {
  return time > nowMs + futureSlackMs ? states.future : states.known;
}

function decide(verdict: Verdict, state: State, time: number, error: number): void {
  verdict.state = state;
  verdict.time = time;
  verdict.error = error;
}
