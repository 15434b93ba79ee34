import {
  blockBytes,
  blockReloadsFailed,
  checkpointsFailed,
  compactionsFailed,
  headChunkBytes,
  headTruncationsFailed,
  oldestSample,
  retentionBytes,
  retentionSeconds,
  series,
  staleSeries,
  walBytes,
  walCorruptions,
  walTruncationsFailed,
  walWritesFailed,
} from "../metrics/prometheus.ts";
import { constant, type SampleSeries, type Shape } from "./kit/index.ts";
import { prometheus } from "./stack-scenarios.ts";

export const GB = 10 ** 9;

const day = 86_400;

/** Writes that failed, and damaged places that were found. */
export function writeAheadLog({
  writes = [constant(0)],
  damage = [constant(0)],
}: Partial<Log>): readonly SampleSeries[] {
  return [walWritesFailed.series(prometheus, writes), walCorruptions.series(prometheus, damage)];
}

interface Log {
  readonly writes: readonly Shape[];
  readonly damage: readonly Shape[];
}

/** Compactions, checkpoints and readings of blocks that failed; the other two kinds of work go well. */
export function housekeeping(failed: Partial<Record<"compactions" | "checkpoints" | "reloads", readonly Shape[]>>) {
  const { compactions = [constant(0)], checkpoints = [constant(0)], reloads = [constant(0)] } = failed;
  return [
    compactionsFailed.series(prometheus, compactions),
    checkpointsFailed.series(prometheus, checkpoints),
    blockReloadsFailed.series(prometheus, reloads),
    headTruncationsFailed.series(prometheus, constant(0)),
    walTruncationsFailed.series(prometheus, constant(0)),
  ];
}

interface Stored {
  /** Size of the blocks; log and head have 400 MB beside them, taken off here. */
  readonly bytes: readonly Shape[];
  readonly keptDays: number;
  readonly cap?: number;
  /** Retention time. */
  readonly days?: number;
}

/** What Prometheus has stored, of the 10 GB and 40 days it may have. Scenarios begin at time 0: the oldest sample lies before. */
export function stored({ bytes, keptDays, cap = 10 * GB, days = 40 }: Stored): readonly SampleSeries[] {
  const beside = 0.2 * GB;
  const blocks = bytes.map((shape) =>
    shape.shape === "constant" ? { ...shape, value: shape.value - 2 * beside } : shape,
  );
  return [
    blockBytes.series(prometheus, blocks),
    walBytes.series(prometheus, constant(beside)),
    headChunkBytes.series(prometheus, constant(beside)),
    retentionBytes.series(prometheus, constant(cap)),
    retentionSeconds.series(prometheus, constant(days * day)),
    oldestSample.series(prometheus, constant(-keptDays * day)),
  ];
}

/** Series in memory, and those of them that ended. */
export function headSeries(
  ...given: readonly (Shape | { readonly ended: readonly Shape[] })[]
): readonly SampleSeries[] {
  const ended = given.flatMap((one) => ("ended" in one ? one.ended : []));
  const all = given.flatMap((one) => ("ended" in one ? [] : [one]));
  return [series.series(prometheus, all), staleSeries.series(prometheus, ended.length === 0 ? constant(0) : ended)];
}
