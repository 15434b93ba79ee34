import { type Counter, counter, type Gauge, gauge, type StateSet, stateSet } from "./kit/index.ts";

/** What an exporter says about how it collected: the same for each, under its subject's name. */
export interface CollectionMetrics {
  readonly collectorSuccess: Gauge<"collector">;
  readonly collectorDuration: Gauge<"collector">;
  readonly collectionSuccess: Gauge;
  readonly collectionDuration: Gauge;
  readonly snapshotAge: Gauge;
  readonly collectionsOverrun: Counter;
  readonly collectionsSkipped: Counter;
  readonly samplesDropped: Counter;
  readonly series: Gauge;
  readonly seriesLimit: Gauge;
  readonly seriesLimited: Gauge;
}

/** Names the metrics of a collection after what is collected, `kafka` or `container`. */
export function collectionMetrics(subject: string): CollectionMetrics {
  return {
    /** 0 with the others at 1 is a partial failure: what this collector knows is missing. */
    collectorSuccess: gauge(`${subject}_collector_success`, {
      help: "Whether the collector did its part of the last collection.",
      unit: "boolean",
      labels: ["collector"],
    }),
    collectorDuration: gauge(`${subject}_collector_duration_seconds`, {
      help: "Time the collector took in the last collection.",
      unit: "seconds",
      labels: ["collector"],
    }),
    /** 0 means that the snapshot shown is an older one. */
    collectionSuccess: gauge(`${subject}_collection_success`, {
      help: "Whether the last collection brought a snapshot, whole or partial.",
      unit: "boolean",
    }),
    collectionDuration: gauge(`${subject}_collection_duration_seconds`, {
      help: "Time the last collection took.",
      unit: "seconds",
    }),
    /** Goes on rising when a snapshot is too old to be shown. */
    snapshotAge: gauge(`${subject}_snapshot_age_seconds`, {
      help: "Time since the collection of the newest snapshot began.",
      unit: "seconds",
    }),
    collectionsOverrun: counter(`${subject}_collections_overrun_total`, {
      help: "Collections that were not done at their deadline.",
      unit: "collections",
    }),
    collectionsSkipped: counter(`${subject}_collections_skipped_total`, {
      help: "Requests for which no collection was started because one before was not done at its deadline.",
      unit: "collections",
    }),
    /** A bug of ours when it rises. */
    samplesDropped: counter(`${subject}_samples_dropped_total`, {
      help: "Samples left out because their value was no finite number.",
      unit: "samples",
    }),
    series: gauge(`${subject}_series`, { help: "Series in the newest snapshot.", unit: "series" }),
    seriesLimit: gauge(`${subject}_series_limit`, { help: "Series a snapshot may hold.", unit: "series" }),
    /** Look at the level of detail to see what is left. */
    seriesLimited: gauge(`${subject}_series_limited`, {
      help: "Whether the newest snapshot has less detail than asked for, to stay within the limit.",
      unit: "boolean",
    }),
  };
}

/** The level of detail shown: one series per level the exporter has, and `none` for when even the coarsest is too much. */
export function seriesLevel<const L extends string>(
  subject: string,
  levels: readonly L[],
): StateSet<never, L | "none", "level"> {
  return stateSet(`${subject}_series_level`, {
    help: "Level of detail of the newest snapshot.",
    unit: "level",
    states: [...levels, "none"],
    stateLabel: "level",
  });
}
