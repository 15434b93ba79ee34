import type { Bracket } from "./bracket.ts";

/** How the search for one position went so far, to notice when a guess did not help. */
export interface Progress {
  /** Width of the bracket when the last time was chosen; infinite at first. */
  width: number;
  /** Offset of the nearest known record after the position then. */
  nextOffset: number;
  /** How often the bracket did not halve. */
  stalls: number;
}

export interface Moment {
  readonly nowMs: number;
  /** Latest time that a record may carry before it counts as dated in the future. */
  readonly latestMs: number;
  /** Offset after the log's last record. */
  readonly end: number;
}

/**
 * Chooses the time to ask for next, within the bracket and above `lo`: the guess of straight interpolation between the nearest known
 * records, moved by the noise that counting has (the root of the distance, in records), and by half the tolerance at least, to the side
 * that closes the bracket. Where the bracket did not halve, the log is not straight (idle gaps, bursts): then halving, on the plain and
 * on the logarithmic scale.
 */
export function nextTime(
  bracket: Bracket,
  position: number,
  toleranceMs: number,
  progress: Progress,
  { nowMs, latestMs, end }: Moment,
): number {
  const { lo } = bracket;
  // Without a bound above, the time just after ours is the one that proves one.
  const top = bracket.hi !== Number.POSITIVE_INFINITY ? bracket.hi : (lo < nowMs ? nowMs : latestMs) + 2;
  const width = top - lo;
  const nextOffset = bracket.nextOffset < 0 ? end : bracket.nextOffset;
  const stalled = width > progress.width / 2;
  if (stalled) progress.stalls++;
  const time = stalled
    ? halving(lo, width, toleranceMs, progress, nextOffset)
    : guess(bracket, position, toleranceMs, nextOffset, Math.max(lo, Math.min(top, nextAt(bracket, nowMs))));
  progress.width = width;
  progress.nextOffset = nextOffset;
  return Math.max(lo + 1, Math.min(Math.floor(time), top - 1));
}

function nextAt(bracket: Bracket, nowMs: number): number {
  return bracket.nextOffset < 0 ? nowMs : bracket.nextTime;
}

function guess(
  { lo, loOffset }: Bracket,
  position: number,
  toleranceMs: number,
  nextOffset: number,
  nextTimestamp: number,
): number {
  const before = position - loOffset;
  const after = nextOffset - position;
  const perRecord = (nextTimestamp - lo) / Math.max(1, before + after);
  const margin = Math.max(toleranceMs / 2, perRecord * Math.sqrt(Math.min(before, after) + 1));
  return lo + before * perRecord + (before <= after ? margin : -margin);
}

/** The plain middle first; then, where the nearest record after the position stays the same, the middle of the magnitudes. */
function halving(lo: number, width: number, toleranceMs: number, progress: Progress, nextOffset: number): number {
  const magnitudes = progress.stalls % 2 === 0 && progress.nextOffset === nextOffset;
  return lo + (magnitudes ? Math.sqrt(width * toleranceMs) : width / 2);
}
