import type { CollectionMetrics } from "../metrics/collection.ts";
import { settingsReloaded, webConfigReloaded } from "../metrics/programs.ts";
import { constant, type SampleSeries, type Shape } from "./kit/index.ts";

interface Exporter {
  readonly job: string;
  readonly collection: CollectionMetrics;
}

interface Collected {
  /** Whether the collection worked. */
  readonly whole: readonly Shape[];
  /** Whether one of its two parts did; the other always does. */
  readonly part?: readonly Shape[];
  readonly limited?: readonly Shape[];
}

/** What an exporter says about its collections. */
export function collectionOf(
  { job, collection }: Exporter,
  { whole, part, limited }: Collected,
): readonly SampleSeries[] {
  const target = { job, instance: `${job}:1` };
  return [
    collection.collectionSuccess.series(target, whole),
    ...(part === undefined
      ? []
      : [
          collection.collectorSuccess.series({ ...target, collector: "list" }, constant(1)),
          collection.collectorSuccess.series({ ...target, collector: "network" }, part),
        ]),
    ...(limited === undefined ? [] : [collection.seriesLimited.series(target, limited)]),
  ];
}

interface Reloads {
  readonly settings?: readonly Shape[];
  readonly web?: readonly Shape[];
}

/** Whether a program took its newest settings and its newest web configuration. */
export function programs({ settings = [constant(1)], web = [constant(1)] }: Reloads): readonly SampleSeries[] {
  const inbox = { job: "inbox", instance: "inbox:9095" };
  return [settingsReloaded.series(inbox, settings), webConfigReloaded.series(inbox, web)];
}
