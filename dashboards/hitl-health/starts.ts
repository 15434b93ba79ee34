import { hitlStartSlow } from "../../alerts/index.ts";
import { health, process } from "../../metrics/index.ts";
import { here, service } from "../hitl/index.ts";
import { changes, max, row, sub, sum, time, timeseries } from "../kit/index.ts";

const asked = { service };

/** How often it starts, and how long it takes. */
export const starts = row("Starts", [
  timeseries("startup-duration", {
    title: "Start took",
    description:
      "Time of the last start until it was ready, and how far the figure may be off. The line is the alert's limit.",
    unit: "s",
    min: 0,
    width: "third",
    watches: hitlStartSlow,
    queries: [
      { expr: max(health.startupDuration.where(asked)), legend: "start" },
      { expr: max(health.startupErrorBound.where(asked)), legend: "may be off by" },
    ],
  }),
  timeseries("uptime", {
    title: "Running for",
    description: "Time since each replica's process started. A fall to 0 is a restart.",
    unit: "s",
    min: 0,
    width: "third",
    queries: [{ expr: sub(time(), max(process.startTime.where(here)).by("instance")), legend: "{{instance}}" }],
  }),
  timeseries("restarts", {
    title: "Restarts in the hour before",
    description: "How often each replica started anew. Without a deployment it should be 0.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "third",
    queries: [{ expr: sum(changes(process.startTime.where(here), "1h")).by("instance"), legend: "{{instance}}" }],
  }),
]);
