/**
 * What answers to "first record dated T or later" have taught about one partition, three numbers a fact: the time T that was asked, an
 * offset and that record's time. Write M(c) for the newest time among the records up to offset c. Then
 * - found: `T, o, t`: M(c) ≥ t for c ≥ o, and M(c) < T for c < o;
 * - none (time −1): `T, e, −1`: M(c) < T for c < e, the log's end when it was asked;
 * - from the newest record (T infinite): `∞, o, t`: only the first half.
 * All stay true until the log is cut. One flat array of doubles per partition: an object per fact would be five times the size.
 */
export type Facts = number[];

export const factSize = 3;

/** The log grew by nothing that matters between the offsets' answer and this one: `end` is a lower bound of its end. */
export function addAnswer(facts: Facts, time: number, offset: number, timestamp: number, end: number): void {
  if (offset < 0) addFact(facts, time, end, -1);
  else addFact(facts, time, offset, timestamp);
}

/** The record with the newest time, from ListOffsets with time −3; an offset of −1 says that no record has a time. */
export function addNewest(facts: Facts, offset: number, timestamp: number, end: number): void {
  if (offset < 0) {
    addFact(facts, 0, end, -1);
    return;
  }
  addFact(facts, Number.POSITIVE_INFINITY, offset, timestamp);
  addFact(facts, timestamp + 1, end, -1);
}

/** Time of the log's first record that has one; undefined when it was not asked, or none has. */
export function firstTime(facts: Facts): number | undefined {
  for (let at = 0; at < facts.length; at += factSize) {
    if (facts[at] === 0 && (facts[at + 2] as number) >= 0) return facts[at + 2];
  }
  return undefined;
}

/** Whether the log's first record was asked for. */
export function knowsFirst(facts: Facts): boolean {
  for (let at = 0; at < facts.length; at += factSize) if (facts[at] === 0) return true;
  return false;
}

/** Records below `start` are gone, and with them what was known by them: of positions from `start` on they bound nothing, or no longer. */
export function forgetBefore(facts: Facts, start: number): void {
  let kept = 0;
  for (let at = 0; at < facts.length; at += factSize) {
    const time = facts[at] as number;
    const offset = facts[at + 1] as number;
    if (offset < start) continue;
    keep(facts, kept, time, offset, facts[at + 2] as number);
    kept += factSize;
  }
  facts.length = kept;
}

/** Positions of a partition's groups: entries `from` up to, not including, `to` of a column. */
export interface Positions {
  readonly column: Float64Array;
  readonly from: number;
  readonly to: number;
}

/**
 * Keeps, for each of the positions, the facts that bound it most closely, those on the log's first record, and of what lies beyond all
 * positions the `ahead` newest ones: groups will get there. Does nothing while there are few, or while one of the positions is not known (NaN).
 */
export function prune(facts: Facts, { column, from, to }: Positions, ahead: number): void {
  if (facts.length <= factSize * (2 * (to - from) + 2 * ahead)) return;
  const useful = new Set<number>();
  let last = -1;
  for (let entry = from; entry < to; entry++) {
    const position = column[entry] as number;
    if (Number.isNaN(position)) return;
    last = Math.max(last, position);
    markBounds(facts, position, useful);
  }
  const beyond: number[] = [];
  for (let at = 0; at < facts.length; at += factSize) {
    if ((facts[at] as number) <= 0) useful.add(at);
    else if (!useful.has(at) && (facts[at + 1] as number) > last) beyond.push(at);
  }
  beyond.sort((a, b) => (facts[b + 1] as number) - (facts[a + 1] as number));
  for (const at of beyond.slice(0, ahead)) useful.add(at);
  let kept = 0;
  for (let at = 0; at < facts.length; at += factSize) {
    if (!useful.has(at)) continue;
    keep(facts, kept, facts[at] as number, facts[at + 1] as number, facts[at + 2] as number);
    kept += factSize;
  }
  facts.length = kept;
}

function markBounds(facts: Facts, position: number, useful: Set<number>): void {
  let lower = -1;
  let upper = -1;
  let next = -1;
  for (let at = 0; at < facts.length; at += factSize) {
    const offset = facts[at + 1] as number;
    const timestamp = facts[at + 2] as number;
    if (offset > position) {
      if (upper < 0 || (facts[at] as number) < (facts[upper] as number)) upper = at;
      if (timestamp >= 0 && (next < 0 || offset < (facts[next + 1] as number))) next = at;
    } else if (timestamp >= 0 && (lower < 0 || isCloser(facts, at, lower))) lower = at;
  }
  for (const at of [lower, upper, next]) if (at >= 0) useful.add(at);
}

/** Of two lower bounds the later in time, and the later in the log where the times are the same. */
function isCloser(facts: Facts, at: number, than: number): boolean {
  const difference = (facts[at + 2] as number) - (facts[than + 2] as number);
  return difference > 0 || (difference === 0 && (facts[at + 1] as number) > (facts[than + 1] as number));
}

function addFact(facts: Facts, time: number, offset: number, timestamp: number): void {
  for (let at = 0; at < facts.length; at += factSize) {
    // The same question again: the newer answer replaces the older, which for "none" reaches less far.
    if (facts[at] === time && timestamp < 0 === (facts[at + 2] as number) < 0) {
      keep(facts, at, time, offset, timestamp);
      return;
    }
  }
  facts.push(time, offset, timestamp);
}

function keep(facts: Facts, at: number, time: number, offset: number, timestamp: number): void {
  facts[at] = time;
  facts[at + 1] = offset;
  facts[at + 2] = timestamp;
}
