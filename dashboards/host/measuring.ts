import { hostClockWrong, hostCollectorFailing } from "../../alerts/index.ts";
import { nodeExporter as node, nodeExporterNetwork as timex } from "../../metrics/index.ts";
import { abs, max, min, row, stateTimeline, timeseries } from "../kit/index.ts";
import { here } from "./scope.ts";

/** What everything above rests on: when it was measured, and whether it was. */
export const measuring = row("Clock and measurements", [
  timeseries("clock-offset", {
    title: "Clock off by",
    description: "How far the clock is from its time server's. A few milliseconds are good; ages are wrong by as much.",
    unit: "s",
    min: 0,
    watches: { alert: hostClockWrong, at: 0.05 },
    queries: [{ expr: max(abs(timex.clockOffset.where(here))).by("instance"), legend: "{{instance}}" }],
  }),
  stateTimeline("collectors", {
    title: "Measurements",
    description: "What node-exporter could not read is missing above. A host without the thing measured shows failed.",
    height: 8,
    colors: { done: "green", failed: "red" },
    watches: hostCollectorFailing,
    queries: [
      {
        expr: min(node.collectorSuccess.where(here)).by("collector"),
        legend: "{{collector}}",
        values: [
          { value: 0, text: "failed" },
          { value: 1, text: "done" },
        ],
      },
    ],
  }),
]);
