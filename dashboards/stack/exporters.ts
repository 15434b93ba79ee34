import { containersExporter, programConfigNotApplied, socketProxyRefusing } from "../../alerts/index.ts";
import type { CollectionMetrics } from "../../metrics/collection.ts";
import { containers, health, inbox, kafka, loadTest, programs, socketProxy } from "../../metrics/index.ts";
import {
  div,
  gt,
  increase,
  max,
  min,
  not,
  or,
  rateOf,
  row,
  stateTimeline,
  sum,
  timeseries,
  type Vector,
} from "../kit/index.ts";

type Exporter = Vector;

// Each exporter's metrics begin with its subject; a stack runs those that its systems ask for.
const collections = [containers, health, kafka, loadTest].map(({ collection }): CollectionMetrics => collection);
const every = (value: (collection: CollectionMetrics) => Exporter) =>
  collections.map(value).reduce((left, right) => or(left, right));

// Of every exporter that runs, not of that of containers alone.
const failing = containersExporter.map((alert) => ({ alert, namesakes: true }) as const);

/** Our own programs: what they bring is believed by all other dashboards. */
export const exporters = row(
  "Exporters and inbox",
  [
    stateTimeline("collections", {
      title: "Exporters",
      description:
        "Whether each exporter's last collection brought something. Failed: its series end a minute later, and alerts on them are blind.",
      noValue: "no exporter runs",
      colors: { failed: "red", done: "green" },
      height: 8,
      watches: failing,
      queries: [
        {
          expr: min(every((one) => one.collectionSuccess)).by("job"),
          legend: "{{job}}",
          values: [
            { value: 0, text: "failed" },
            { value: 1, text: "done" },
          ],
        },
      ],
    }),
    timeseries("snapshot-age", {
      title: "Age of what exporters show",
      description:
        "Time since the newest collection began. Below a scrape interval is good; after a minute nothing is shown.",
      unit: "s",
      min: 0,
      thresholds: { steps: [{ from: 60, color: "red" }] },
      queries: [{ expr: max(every((one) => one.snapshotAge)).by("job"), legend: "{{job}}" }],
    }),
    timeseries("exporter-series", {
      title: "Series of exporters",
      description: "Part of the series that each exporter may show. At 100 % it leaves out detail; sums stay.",
      unit: "percentunit",
      min: 0,
      width: "third",
      thresholds: { steps: [{ from: 0.8, color: "orange" }] },
      queries: [
        {
          expr: max(every((one) => div(one.series, gt(one.seriesLimit, 0)))).by("job"),
          legend: "{{job}}",
        },
      ],
    }),
    stateTimeline("program-settings", {
      title: "Settings of our programs",
      description:
        "Whether each runs with its newest settings and web configuration. Refused: those of before are in force.",
      colors: { refused: "orange", applied: "green" },
      width: "third",
      height: 8,
      watches: programConfigNotApplied,
      queries: [
        {
          expr: min(or(programs.settingsReloaded, programs.webConfigReloaded)).by("job"),
          legend: "{{job}}",
          values: [
            { value: 0, text: "refused" },
            { value: 1, text: "applied" },
          ],
        },
      ],
    }),
    timeseries("inbox", {
      title: "Notifications in the inbox",
      description:
        "Kept; let go because of its bounds within an hour, which is no fault; and not written, which is one.",
      unit: "short",
      min: 0,
      width: "third",
      queries: [
        { expr: sum(inbox.notificationsStored), legend: "kept" },
        { expr: sum(increase(inbox.notificationsDropped, "1h")), legend: "let go" },
        { expr: sum(increase(inbox.notificationsNotWritten, "1h")), legend: "not written" },
      ],
    }),
    timeseries("proxy-requests", {
      ...rateOf(socketProxy.requests, { by: ["endpoint", "status"] }),
      title: "Asked of the engine",
      description: "What the socket proxy let through to the engine. Only the containers exporter and Prometheus ask.",
      noValue: "no proxy runs",
    }),
    timeseries("proxy-refused", {
      title: "Refused by the socket proxy",
      description:
        "Requests of a quarter of an hour that were not let through. Any is somebody who asks for more than reading.",
      unit: "short",
      min: 0,
      noValue: "no proxy runs",
      watches: socketProxyRefusing,
      mayBeEmpty: "A reason is there with its first refusal.",
      queries: [
        {
          expr: sum(increase(socketProxy.refused.where({ reason: not("busy") }), "15m")).by("reason"),
          legend: "{{reason}}",
        },
      ],
    }),
  ],
  { collapsed: true },
);
