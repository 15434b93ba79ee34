import { hostClockWrong, hostCollectorFailing } from "../../alerts/index.ts";
import { nodeExporterNetwork as kernel, nodeExporter as node } from "../../metrics/index.ts";
import { levelOf, max, min, row, saturation, stateTimeline, sub, time, timeseries } from "../kit/index.ts";
import { here } from "./scope.ts";

/** What all other panels rely on: the time, and that node-exporter reads everything. */
export const clock = row("Clock, files and node-exporter", [
  timeseries("clock-offset", {
    ...levelOf(kernel.clockOffset.where(here), { aggregate: "max", by: ["instance"], negative: true }),
    title: "Clock off by",
    description:
      "Difference to the time server, either way. Below a few milliseconds is good; ages and lags are wrong by as much.",
    width: "third",
    watches: hostClockWrong,
    thresholds: {
      base: "text",
      steps: [
        { from: -0.05, color: "green" },
        { from: 0.05, color: "orange" },
      ],
    },
    queries: [{ expr: max(kernel.clockOffset.where(here)).by("instance"), legend: "{{instance}}" }],
  }),
  timeseries("clock-error", {
    title: "Clock may be off by",
    description:
      "The kernel's own bound. It grows while no time server is heard and ends at 16 s: then nobody sets the clock.",
    unit: "s",
    min: 0,
    width: "third",
    queries: [{ expr: max(kernel.clockMaxError.where(here)).by("instance"), legend: "{{instance}}" }],
  }),
  timeseries("host-files", {
    ...saturation({ used: kernel.openFiles.where(here), limit: kernel.maxFiles.where(here), by: ["instance"] }),
    title: "Open files",
    description:
      "Part of the files that all processes together may open. At 100 % nothing opens a file or a connection.",
    width: "third",
  }),
  stateTimeline("collectors", {
    title: "What node-exporter reads",
    description:
      "Each part of its work. One that always failed is something this machine does not have; one that fails now leaves alerts blind.",
    colors: { failed: "orange", read: "green" },
    width: "two-thirds",
    height: 10,
    watches: hostCollectorFailing,
    queries: [
      {
        expr: min(node.collectorSuccess.where(here)).by("collector"),
        legend: "{{collector}}",
        values: [
          { value: 0, text: "failed" },
          { value: 1, text: "read" },
        ],
      },
    ],
  }),
  timeseries("uptime", {
    title: "Running for",
    description: "Time since the host started. A fall to 0 is a restart.",
    unit: "s",
    min: 0,
    width: "third",
    height: 10,
    queries: [{ expr: sub(time(), max(node.bootTime.where(here)).by("instance")), legend: "{{instance}}" }],
  }),
]);
