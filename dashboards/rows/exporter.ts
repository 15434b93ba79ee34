import type { Alert } from "../../alerts/kit/index.ts";
import type { CollectionMetrics } from "../../metrics/collection.ts";
import { type Match, max, min, type Row, row, saturation, stateTimeline, timeseries } from "../kit/index.ts";

export interface ExporterRowOptions {
  /** What the exporter says about its collections. */
  readonly collection: CollectionMetrics;
  /** Which exporter. */
  readonly of: { readonly job: Match; readonly instance?: Match };
  /** The alerts on it. @default none */
  readonly watches?: readonly Alert[];
  /** @default "The exporter itself" */
  readonly title?: string;
}

/** Whether an exporter of ours can be believed: what of its collections failed, how old it is, and what is left out. Keys begin with `exporter-`. */
export function exporterRow({ collection, of, watches = [], title = "The exporter itself" }: ExporterRowOptions): Row {
  return row(title, [
    stateTimeline("exporter-collectors", {
      title: "Parts of its work",
      description: "Done is good. What a part that fails would tell is missing or old, and alerts on it cannot fire.",
      width: "third",
      height: 8,
      colors: { done: "green", failed: "red" },
      watches,
      queries: [
        {
          expr: min(collection.collectorSuccess.where(of)).by("collector"),
          legend: "{{collector}}",
          values: [
            { value: 0, text: "failed" },
            { value: 1, text: "done" },
          ],
        },
      ],
    }),
    timeseries("exporter-duration", {
      title: "Time a collection takes",
      description: "By part of its work. All together must stay below the scrape's timeout, 10 s if nobody changed it.",
      unit: "s",
      min: 0,
      width: "third",
      queries: [{ expr: max(collection.collectorDuration.where(of)).by("collector"), legend: "{{collector}}" }],
    }),
    timeseries("exporter-age", {
      title: "Age of what is shown",
      description:
        "Time since the newest collection began. Below a scrape interval is good; after a minute nothing is shown.",
      unit: "s",
      min: 0,
      width: "sixth",
      thresholds: { steps: [{ from: 60, color: "red" }] },
      queries: [{ expr: max(collection.snapshotAge.where(of)).by("instance"), legend: "{{instance}}" }],
    }),
    timeseries("exporter-series", {
      ...saturation({ used: collection.series.where(of), limit: collection.seriesLimit.where(of), by: ["instance"] }),
      title: "Series",
      description: "Part of the series that it may show. At 100 % it leaves out detail; sums stay.",
      width: "sixth",
    }),
  ]);
}
