import { bridgeRestarting } from "../../alerts/index.ts";
import { go, process } from "../../metrics/index.ts";
import { here, range } from "../governance-bridge/index.ts";
import { changes, div, gt, max, mul, rate, row, sum, timeseries } from "../kit/index.ts";

const pause = go.gcPause.where(here);

/** What it costs to give back. */
export const collections = row("Collections", [
  timeseries("gc-rate", {
    title: "Collections per minute",
    description: "At least one every two minutes. Many: much is allocated, or little is left below the limit.",
    unit: "suffix: /min",
    min: 0,
    width: "quarter",
    queries: [{ expr: mul(sum(rate(pause.count, range)).by("instance"), 60), legend: "{{instance}}" }],
  }),
  timeseries("gc-pause", {
    title: "Pause",
    description:
      "Mean time a collection stops the program, and the longest since it started. Well below the promised 5 ms is good.",
    unit: "s",
    min: 0,
    width: "quarter",
    thresholds: { steps: [{ from: 0.005, color: "red" }] },
    queries: [
      {
        expr: div(sum(rate(pause.sum, range)).by("instance"), gt(sum(rate(pause.count, range)).by("instance"), 0)),
        legend: "{{instance}} mean",
      },
      {
        expr: max(go.gcPause.quantiles.where({ ...here, quantile: "1.0" })).by("instance"),
        legend: "{{instance}} longest",
      },
    ],
  }),
  timeseries("cpu", {
    title: "CPU",
    description: "CPUs in use. Collections take part of it: rising without more calls, the heap is near its limit.",
    unit: "short",
    min: 0,
    width: "quarter",
    queries: [{ expr: sum(rate(process.cpuSeconds.where(here), range)).by("instance"), legend: "{{instance}}" }],
  }),
  timeseries("restarts", {
    title: "Restarts in a quarter of an hour",
    description: "How often each instance started anew. A kill for memory is a restart, too; normally 0.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "quarter",
    watches: bridgeRestarting,
    queries: [{ expr: sum(changes(process.startTime.where(here), "15m")).by("instance"), legend: "{{instance}}" }],
  }),
]);
