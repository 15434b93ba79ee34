import type { Judged } from "./status.ts";

/** What a reading says about one partition of one group. */
export interface PartitionFacts {
  readonly partition: number;
  readonly committed: number;
  /** Undefined when it is not known. */
  readonly lag: number | undefined;
  /** Ends of the log; undefined when they are not known. */
  readonly logStart: number | undefined;
  readonly logEnd: number | undefined;
}

/** What is remembered of one topic of one group: a few numbers per partition, however long it runs. */
export interface TopicHistory {
  /** Takes in what a reading says; `atMs` never goes back. */
  observe(facts: PartitionFacts, atMs: number, allowedLag: number): void;
  /** What is known of a partition for judging it; undefined when it was never seen. */
  judged(partition: number, atMs: number): Judged | undefined;
  /** Milliseconds in which a lagging partition's committed offset did not move; 0 when it does not lag, undefined when that is unknown. */
  stalledMs(partition: number, atMs: number): number | undefined;
  /** Ends a reading: the lag's change in records per second since one that is far enough back; undefined when that cannot be told. */
  velocity(atMs: number): number | undefined;
  /** When anything was last observed. */
  readonly seenMs: number;
}

/** Columns of a partition. NaN means unknown: these numbers never leave this file. */
const seen = 0;
const since = 1;
const moved = 2;
const caughtUp = 3;
const shrank = 4;
const committed = 5;
const lag = 6;
const start = 7;
const end = 8;
const rewound = 9;
const rewoundFrom = 10;
const base = 11;
const isOver = 12;
const grew = 13;
const width = 14;

/** Below this, one more commit or one less decides the sign of a velocity. */
const shortestMs = 5000;

export function createTopicHistory(): TopicHistory {
  let cells = new Float64Array(0);
  let seenMs = Number.NEGATIVE_INFINITY;
  let baseMs = Number.NaN;
  let lastVelocity: number | undefined;
  const get = (partition: number, column: number) => cells[partition * width + column] ?? Number.NaN;
  const set = (partition: number, column: number, value: number) => {
    cells[partition * width + column] = value;
  };
  const begin = (partition: number, atMs: number) => {
    cells.fill(Number.NaN, partition * width, (partition + 1) * width);
    for (const column of [since, moved, caughtUp, shrank, grew]) set(partition, column, atMs);
  };

  return {
    get seenMs() {
      return seenMs;
    },
    observe(facts, atMs, allowedLag) {
      const { partition: p } = facts;
      if ((p + 1) * width > cells.length) cells = widened(cells, p + 1);
      if (Number.isNaN(get(p, since)) || beganAnew(facts, get(p, start), get(p, end))) begin(p, atMs);
      seenMs = atMs;
      set(p, seen, atMs);
      const before = get(p, committed);
      if (facts.committed !== before && !Number.isNaN(before)) set(p, moved, atMs);
      if (facts.committed < before) {
        set(p, rewound, atMs);
        set(p, rewoundFrom, Math.max(before, orElse(get(p, rewoundFrom), before)));
      }
      if (facts.committed >= get(p, rewoundFrom)) {
        set(p, rewound, Number.NaN);
        set(p, rewoundFrom, Number.NaN);
      }
      set(p, committed, facts.committed);
      if (facts.lag !== undefined) {
        if (facts.lag < get(p, lag)) set(p, shrank, atMs);
        if (facts.lag > get(p, lag)) set(p, grew, atMs);
        if (facts.lag <= allowedLag) set(p, caughtUp, atMs);
        set(p, isOver, facts.lag <= allowedLag ? 0 : 1);
      } else set(p, isOver, Number.NaN);
      set(p, lag, facts.lag ?? Number.NaN);
      // An unknown end does not erase the known one: a topic made again meanwhile is still noticed.
      if (facts.logStart !== undefined) set(p, start, facts.logStart);
      if (facts.logEnd !== undefined) set(p, end, facts.logEnd);
    },
    judged(partition, atMs) {
      if (Number.isNaN(orElse(get(partition, since), Number.NaN))) return undefined;
      const current = get(partition, seen) === atMs ? known(get(partition, lag)) : undefined;
      return {
        atMs,
        lag: current,
        sinceMs: get(partition, since),
        caughtUpMs: get(partition, caughtUp),
        movedMs: get(partition, moved),
        shrankMs: get(partition, shrank),
        grewMs: get(partition, grew),
        rewoundMs: known(get(partition, rewound)),
      };
    },
    stalledMs(partition, atMs) {
      const over = get(partition, isOver);
      if (Number.isNaN(over) || get(partition, seen) !== atMs) return undefined;
      return over === 0 ? 0 : atMs - Math.max(get(partition, moved), get(partition, caughtUp));
    },
    velocity(atMs) {
      if (atMs - baseMs < shortestMs) return lastVelocity;
      let change = 0;
      let compared = 0;
      for (let p = 0; p < cells.length / width; p += 1) {
        const current = get(p, seen) === atMs ? get(p, lag) : Number.NaN;
        const difference = current - get(p, base);
        set(p, base, current);
        if (Number.isNaN(difference)) continue;
        change += difference;
        compared += 1;
      }
      lastVelocity = compared === 0 ? undefined : (change * 1000) / (atMs - baseMs);
      baseMs = atMs;
      return lastVelocity;
    },
  };
}

/** Truncated, or deleted and made again: offsets of before mean other records. */
function beganAnew({ logStart, logEnd }: PartitionFacts, startBefore: number, endBefore: number): boolean {
  return (logEnd !== undefined && logEnd < endBefore) || (logStart !== undefined && logStart < startBefore);
}

function widened(cells: Float64Array<ArrayBuffer>, partitions: number): Float64Array<ArrayBuffer> {
  const wider = new Float64Array(partitions * width).fill(Number.NaN);
  wider.set(cells);
  return wider;
}

function known(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}

function orElse(value: number, otherwise: number): number {
  return Number.isNaN(value) ? otherwise : value;
}
