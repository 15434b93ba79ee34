import {
  createSearch,
  type FactStore,
  factStore,
  newestTime,
  type Search,
  states,
  type Verdict,
} from "../../../../../exporters/kafka-lag/search/index.ts";
import type { ModelLog } from "./model-log.ts";
import { now } from "./patterns.ts";

export interface PlayOptions {
  readonly toleranceMs?: number;
  readonly relativeTolerance?: number;
  readonly futureSlackMs?: number;
  readonly maxRounds?: number;
  readonly nowMs?: number;
  readonly compacted?: boolean;
  readonly newestKnown?: boolean;
  readonly store?: FactStore;
  /** Called after every answer. */
  readonly afterAnswer?: (verdicts: readonly Verdict[]) => void;
}

export interface Played {
  readonly verdicts: readonly Verdict[];
  readonly search: Search;
  readonly store: FactStore;
}

/** Lets a search run against one model log, answering as a broker would, and checks that no request names a partition twice. */
export function play(log: ModelLog, positions: readonly number[], options: PlayOptions = {}): Played {
  const store = options.store ?? factStore(1);
  store.observe(0, log.start, log.end);
  const search = createSearch({
    nowMs: options.nowMs ?? now,
    toleranceMs: options.toleranceMs ?? 1000,
    relativeTolerance: options.relativeTolerance ?? 0,
    futureSlackMs: options.futureSlackMs ?? 30_000,
    maxRounds: options.maxRounds ?? 80,
    compacted: () => options.compacted ?? false,
    newestKnown: () => options.newestKnown ?? true,
    store,
    targets: {
      length: positions.length,
      partition: new Uint32Array(positions.length),
      position: Float64Array.from(positions),
    },
  });
  const verdicts = () => positions.map((_, target) => verdictOf(search, target));
  for (let waves = search.next(); waves.length > 0; waves = search.next()) {
    for (const { partitions, times } of waves) {
      if (new Set(partitions).size !== partitions.length) throw new Error("a partition stands twice in a request");
      for (const time of times) {
        const { offset, timestamp } = time === newestTime ? log.newest() : log.find(time);
        search.learn(0, time, offset, timestamp);
        options.afterAnswer?.(verdicts());
      }
    }
  }
  return { verdicts: verdicts(), search, store };
}

export function verdictOf(search: Search, target: number): Verdict {
  const verdict: Verdict = { state: states.open, time: -1, error: 0 };
  search.verdict(target, verdict);
  return verdict;
}
