import { type Facts, factSize, forgetBefore, type Positions, prune } from "./facts.ts";

/** What is remembered of every partition between readings, by the partition's index. */
export interface FactStore {
  /** Log end when last seen; NaN: never. */
  readonly end: Float64Array;
  readonly start: Float64Array;
  /** The facts of a partition, to be read and added to. */
  of(partition: number): Facts;
  /** Notes where a log starts and ends now. A log that ends before it did was cut, and nothing that was known of it holds. */
  observe(partition: number, start: number, end: number): void;
  forget(partition: number): void;
  /** Leaves what bounds the positions, and a few facts ahead of them. */
  prune(partition: number, positions: Positions): void;
  /** How many facts there are in all. */
  count(): number;
  /** A store for another list of partitions; `origin` names each one's index in this store, −1 where nothing of it holds there. */
  move(origin: Int32Array): FactStore;
}

export function factStore(partitions: number): FactStore {
  return storeOf(
    new Array<Facts | undefined>(partitions).fill(undefined),
    new Float64Array(partitions).fill(Number.NaN),
    new Float64Array(partitions).fill(Number.NaN),
  );
}

/** Facts kept beyond the last position of a partition: enough to start from when its groups move on. */
const keptAhead = 4;

function storeOf(lists: (Facts | undefined)[], start: Float64Array, end: Float64Array): FactStore {
  return {
    end,
    start,
    of(partition) {
      let facts = lists[partition];
      if (facts === undefined) {
        facts = [];
        lists[partition] = facts;
      }
      return facts;
    },
    observe(partition, newStart, newEnd) {
      const facts = lists[partition];
      if (facts !== undefined) {
        if (newEnd < (end[partition] as number)) lists[partition] = undefined;
        else if (newStart > (start[partition] as number)) forgetBefore(facts, newStart);
      }
      start[partition] = newStart;
      end[partition] = newEnd;
    },
    forget(partition) {
      lists[partition] = undefined;
    },
    prune(partition, positions) {
      const facts = lists[partition];
      if (facts !== undefined) prune(facts, positions, keptAhead);
    },
    count: () => lists.reduce((sum, facts) => sum + (facts?.length ?? 0) / factSize, 0),
    move(origin) {
      const take = (column: Float64Array) =>
        Float64Array.from(origin, (from) => (from < 0 ? Number.NaN : (column[from] as number)));
      return storeOf(
        Array.from(origin, (from) => (from < 0 ? undefined : lists[from])),
        take(start),
        take(end),
      );
    },
  };
}
