import { type Bracket, emptyBracket, findBracket } from "./bracket.ts";
import type { FactStore } from "./fact-store.ts";
import { addAnswer, addNewest, knowsFirst } from "./facts.ts";
import { type Demands, judge, states, toleranceOf, type Verdict } from "./judge.ts";
import { nextTime, type Progress } from "./next-time.ts";
import { type Wave, waveBuilder } from "./wave.ts";

/** Time to ask for when the record with the newest time is meant. */
export const newestTime = -3;

/** Positions whose oldest unread record is looked for, in order of partition. */
export interface Targets {
  readonly length: number;
  readonly partition: Uint32Array;
  /** First offset that is not consumed; at least the log's start, and below its end. */
  readonly position: Float64Array;
}

export interface SearchInput extends Demands {
  readonly targets: Targets;
  /** Must have observed the start and end of every target's log. */
  readonly store: FactStore;
  /** Whether a partition's log is compacted. */
  readonly compacted: (partition: number) => boolean;
  /** Whether the broker can be asked for the record with the newest time. */
  readonly newestKnown: (partition: number) => boolean;
  /** Calls of `next` that bring something. */
  readonly maxRounds: number;
}

/** A search that asks nobody: it says what to ask, is told the answers, and says what it knows by then. */
export interface Search {
  readonly rounds: number;
  readonly probes: number;
  /** What to ask now; each wave is a request of its own, all may be under way at once. Empty: nothing is left to ask, or the rounds are used up. */
  next(): readonly Wave[];
  /** One answer: offset and time of the first record dated at or after `time`, offset −1 when there is none. */
  learn(partition: number, time: number, offset: number, timestamp: number): void;
  /** No answer comes from this partition: it is asked no more. */
  giveUp(partition: number): void;
  /** What is known of a target now. */
  verdict(target: number, into: Verdict): void;
}

export function createSearch(input: SearchInput): Search {
  const { targets, store, maxRounds, nowMs } = input;
  const waves = waveBuilder();
  const bracket = emptyBracket();
  const verdict: Verdict = { state: states.open, time: -1, error: 0 };
  const moment = { nowMs, latestMs: nowMs + input.futureSlackMs, end: 0 };
  const progress = progressColumns(targets.length);
  const givenUp = new Set<number>();
  let open = Uint32Array.from({ length: targets.length }, (_, target) => target);
  let rounds = 0;
  let probes = 0;

  const look = (target: number): Bracket => {
    const partition = targets.partition[target] as number;
    findBracket(store.of(partition), targets.position[target] as number, bracket);
    if (bracket.lo >= bracket.hi) {
      store.forget(partition);
      findBracket(store.of(partition), targets.position[target] as number, bracket);
    }
    judge(bracket, input.compacted(partition), input, verdict);
    return bracket;
  };

  const ask = (target: number): void => {
    const partition = targets.partition[target] as number;
    if (bracket.lo < 0) {
      waves.add(partition, 0);
      // Both ends at once. Where the newest time cannot be asked for, the time after ours bounds all that is not dated in the future.
      if (store.of(partition).length === 0) waves.add(partition, input.newestKnown(partition) ? newestTime : nowMs + 1);
      return;
    }
    moment.end = store.end[partition] as number;
    const tolerance = toleranceOf(bracket, input);
    const step = progress.at(target);
    const narrow = bracket.hi - 1 - bracket.lo <= tolerance;
    waves.add(
      partition,
      narrow ? between(bracket, step) : nextTime(bracket, targets.position[target] as number, tolerance, step, moment),
    );
    progress.put(target, step);
  };

  return {
    get rounds() {
      return rounds;
    },
    get probes() {
      return probes;
    },
    next() {
      if (rounds >= maxRounds) return [];
      let left = 0;
      for (const target of open) {
        const partition = targets.partition[target] as number;
        if (givenUp.has(partition)) continue;
        look(target);
        if (rounds === 0 && !knowsFirst(store.of(partition))) waves.add(partition, 0);
        if (verdict.state !== states.open) continue;
        open[left++] = target;
        ask(target);
      }
      open = open.subarray(0, left);
      const asked = waves.take();
      if (asked.length > 0) rounds++;
      for (const wave of asked) probes += wave.partitions.length;
      return asked;
    },
    learn(partition, time, offset, timestamp) {
      const end = store.end[partition] as number;
      if (time === newestTime) addNewest(store.of(partition), offset, timestamp, end);
      else addAnswer(store.of(partition), time, offset, timestamp, end);
    },
    giveUp(partition) {
      givenUp.add(partition);
    },
    verdict(target, into) {
      look(target);
      Object.assign(into, verdict);
    },
  };
}

/** Within the tolerance already, but a compacted log has a hole there: the next record that is left, or else the middle. */
function between({ lo, hi }: Bracket, step: Progress): number {
  step.stalls++;
  return step.stalls % 2 === 1 ? lo + 1 : Math.floor((lo + hi) / 2);
}

/** Progress of all targets, without an object for each. */
function progressColumns(length: number) {
  const width = new Float64Array(length).fill(Number.POSITIVE_INFINITY);
  const nextOffset = new Float64Array(length).fill(-1);
  const stalls = new Uint16Array(length);
  const step: Progress = { width: 0, nextOffset: 0, stalls: 0 };
  return {
    at(target: number): Progress {
      step.width = width[target] as number;
      step.nextOffset = nextOffset[target] as number;
      step.stalls = stalls[target] as number;
      return step;
    },
    put(target: number, from: Progress): void {
      width[target] = from.width;
      nextOffset[target] = from.nextOffset;
      stalls[target] = from.stalls;
    },
  };
}
