import type { Registry } from "prom-client";
import { collectionMetrics, seriesLevel } from "../../../metrics/collection.ts";
import { instrument } from "../../../metrics/kit/instrument/index.ts";
import type { CollectorOutcome } from "./context.ts";
import type { Fit } from "./level.ts";

/** What is known about the collections so far. */
export interface CollectionRecord {
  /** Of the last collection that ended or overran; undefined before. */
  readonly last?: {
    readonly success: boolean;
    readonly durationMs: number;
    readonly collectors: ReadonlyMap<string, CollectorOutcome>;
  };
  /** Of the newest snapshot; undefined before the first. */
  readonly newest?: NewestSnapshot;
  readonly maxSeries: number;
  readonly overrun: number;
  readonly skipped: number;
  readonly dropped: number;
}

/** What is told of a snapshot. */
export interface NewestSnapshot {
  readonly ageMs: number;
  readonly series: number;
  readonly fit?: Fit;
}

/** Registers the metrics about a collection; what is returned brings them up to date. */
export function registerCollectionMetrics(
  registry: Registry,
  subject: string,
  levels: readonly string[],
): (record: CollectionRecord) => void {
  const metrics = collectionMetrics(subject);
  const success = instrument(metrics.collectionSuccess, registry);
  const duration = instrument(metrics.collectionDuration, registry);
  const collectorSuccess = instrument(metrics.collectorSuccess, registry);
  const collectorDuration = instrument(metrics.collectorDuration, registry);
  const age = instrument(metrics.snapshotAge, registry);
  const overrun = instrument(metrics.collectionsOverrun, registry);
  const skipped = instrument(metrics.collectionsSkipped, registry);
  const dropped = instrument(metrics.samplesDropped, registry);
  const series = instrument(metrics.series, registry);
  const limit = instrument(metrics.seriesLimit, registry);
  const limited = instrument(metrics.seriesLimited, registry);
  const level = levels.length === 0 ? undefined : instrument(seriesLevel(subject, levels), registry);
  // The library starts every gauge at 0, which would be a failure that never was.
  for (const gauge of [success, duration, age, series, limited]) gauge.remove();
  let counted = { overrun: 0, skipped: 0, dropped: 0 };

  return ({ last, newest, maxSeries, ...counts }) => {
    if (Number.isFinite(maxSeries)) limit.set(maxSeries);
    else limit.remove();
    overrun.inc(counts.overrun - counted.overrun);
    skipped.inc(counts.skipped - counted.skipped);
    dropped.inc(counts.dropped - counted.dropped);
    counted = counts;
    collectorSuccess.reset();
    collectorDuration.reset();
    if (last !== undefined) {
      success.set(last.success ? 1 : 0);
      duration.set(last.durationMs / 1000);
      for (const [collector, { durationMs, ...outcome }] of last.collectors) {
        collectorSuccess.set({ collector }, "error" in outcome ? 0 : 1);
        collectorDuration.set({ collector }, durationMs / 1000);
      }
    }
    if (newest === undefined) return;
    age.set(newest.ageMs / 1000);
    series.set(newest.series);
    limited.set(newest.fit?.limited ? 1 : 0);
    if (newest.fit !== undefined) level?.set({}, newest.fit.level);
  };
}
