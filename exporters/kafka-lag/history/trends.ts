import type { Steps } from "../pacing/index.ts";
import { type ClusterReading, unknownReasons } from "../reading/index.ts";
import type { History } from "./history.ts";
import { findRuns, type Runs } from "./runs.ts";
import { judgePartition, type Status, type StatusRules, worseStatus } from "./status.ts";
import type { TopicHistory } from "./topic-history.ts";

/** What a reading says together with the readings before it. */
export interface Trends {
  readonly runs: Runs;
  /** Per run: how long the committed offset of a lagging partition did not move, worst partition; NaN when unknown. */
  readonly stalledSeconds: Float64Array;
  /** Per run: the lag's change in records per second; NaN when unknown. */
  readonly velocity: Float64Array;
  /** Per group of the reading. */
  readonly status: readonly Status[];
}

/** Adds a reading to the history and tells what has changed. `atMs` is of a clock that never goes back, unlike the reading's own. */
export function* follow(history: History, reading: ClusterReading, rules: StatusRules, atMs: number): Steps<Trends> {
  const runs = findRuns(reading);
  const stalledSeconds = new Float64Array(runs.length).fill(Number.NaN);
  const velocity = new Float64Array(runs.length).fill(Number.NaN);
  const status: (Status | undefined)[] = reading.groups.map(() => undefined);
  for (let run = 0; run < runs.length; run += 1) {
    const group = runs.group[run] ?? 0;
    const { id = "", members } = reading.groups[group] ?? {};
    const topic = history.of(id, reading.topics.names[runs.topic[run] ?? 0] ?? "");
    for (let row = runs.first[run] ?? 0; row < (runs.first[run + 1] ?? 0); row += 1) {
      const partition = observeRow(topic, reading, row, rules.allowedLag, atMs);
      const stalled = topic.stalledMs(partition, atMs);
      if (stalled !== undefined) stalledSeconds[run] = Math.max(stalled / 1000, orZero(stalledSeconds[run]));
      const facts = topic.judged(partition, atMs);
      const judged = facts === undefined ? "unknown" : judgePartition(facts, members !== 0, rules);
      status[group] = worseStatus(status[group] ?? "ok", judged);
    }
    velocity[run] = topic.velocity(atMs) ?? Number.NaN;
    yield;
  }
  history.forget(atMs);
  return { runs, stalledSeconds, velocity, status: status.map((judged) => judged ?? "unknown") };
}

const marker = unknownReasons.indexOf("transaction_marker");

function observeRow(
  topic: TopicHistory,
  reading: ClusterReading,
  row: number,
  allowedLag: number,
  atMs: number,
): number {
  const { rows, partitions, topics } = reading;
  const index = rows.partition[row] ?? 0;
  const partition = index - (topics.first[partitions.topic[index] ?? 0] ?? 0);
  const committed = known(rows.committed[row]);
  if (committed === undefined) return partition;
  // Nobody ever reads the end mark of a transaction: who has it before them keeps up. Behind the end, nothing can be told.
  const lag = rows.unknown[row] === marker ? 0 : rows.beyondEnd[row] === 1 ? undefined : known(rows.lag[row]);
  topic.observe(
    {
      partition,
      committed,
      lag,
      logStart: known(partitions.logStart[index]),
      logEnd: known(partitions.logEnd[index]),
    },
    atMs,
    allowedLag,
  );
  return partition;
}

function known(value = Number.NaN): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}

function orZero(value = Number.NaN): number {
  return Number.isNaN(value) ? 0 : value;
}
