import { containerCpuThrottled } from "../../alerts/index.ts";
import { div, row, timeseries } from "../kit/index.ts";
import { cpuAllowed, cpuUsed, throttled } from "./scope.ts";

/** Use and saturation of the CPUs. */
export const cpu = row("CPU", [
  timeseries("cpu", {
    title: "CPUs in use",
    description: "1 is one whole CPU.",
    unit: "short",
    min: 0,
    width: "third",
    legendAs: "table",
    queries: [{ expr: cpuUsed, legend: "{{name}}" }],
  }),
  timeseries("cpu-of-limit", {
    title: "Part of the CPU limit",
    description: "Of containers that have one. Long near 100 %: everything they do takes longer.",
    unit: "percentunit",
    min: 0,
    width: "third",
    legendAs: "table",
    watches: containerCpuThrottled,
    queries: [{ expr: div(cpuUsed, cpuAllowed), legend: "{{name}}" }],
  }),
  timeseries("throttled", {
    title: "Throttled",
    description: "Part of the periods of 100 ms in which a container had to wait for its limit. Bursts are usual.",
    unit: "percentunit",
    min: 0,
    max: 1,
    width: "third",
    legendAs: "table",
    queries: [{ expr: throttled, legend: "{{name}}" }],
  }),
]);
