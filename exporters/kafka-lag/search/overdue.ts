import { emptyBracket, findBracket } from "./bracket.ts";
import type { Facts } from "./facts.ts";

const bracket = emptyBracket();

/** Whether the facts show already that nothing unread is older than `time`: a record up to the position is as new. */
export function provenOverdueNone(facts: Facts, position: number, time: number): boolean {
  findBracket(facts, position, bracket);
  return bracket.lo >= time;
}

/** Unread records dated before `time`, given the first offset that is not (−1: none up to the log's end). */
export function overdueRecords(firstNewer: number, position: number, end: number): number {
  return Math.max(0, (firstNewer < 0 ? end : Math.min(firstNewer, end)) - position);
}
