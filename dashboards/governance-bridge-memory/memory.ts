import { bridgeMemoryHigh } from "../../alerts/index.ts";
import { go, process } from "../../metrics/index.ts";
import { here } from "../governance-bridge/index.ts";
import { max, minOverTime, predictLinear, row, sub, timeseries } from "../kit/index.ts";

/** Where the memory is. */
export const memory = row("Memory", [
  timeseries("resident", {
    title: "Memory in RAM",
    description:
      "What the process takes, and what it will take in four hours if it goes on like in the last hour. The line is the promise, 50 MiB.",
    unit: "bytes",
    min: 0,
    watches: bridgeMemoryHigh,
    queries: [
      { expr: max(process.residentMemory.where(here)).by("instance"), legend: "{{instance}}" },
      {
        expr: max(predictLinear(process.residentMemory.where(here), { over: "1h", ahead: "4h" })).by("instance"),
        legend: "{{instance}} in 4 h",
      },
    ],
  }),
  timeseries("heap", {
    title: "Heap",
    description:
      "Heap in use, a saw between collections; its lows, which tell of a leak; and the size at which the next collection comes.",
    unit: "bytes",
    min: 0,
    queries: [
      { expr: max(go.heapInUse.where(here)).by("instance"), legend: "{{instance}} in use" },
      { expr: max(minOverTime(go.heapInUse.where(here), "15m")).by("instance"), legend: "{{instance}} lows" },
      { expr: max(go.nextGc.where(here)).by("instance"), legend: "{{instance}} next collection" },
    ],
  }),
  timeseries("parts", {
    title: "From the operating system",
    description:
      "What Go holds: heap in use, freed heap that it keeps for a while, stacks of goroutines, and all together. Much kept is no leak.",
    unit: "bytes",
    min: 0,
    width: "full",
    queries: [
      { expr: max(go.heapInUse.where(here)).by("instance"), legend: "{{instance}} heap" },
      {
        expr: max(sub(go.heapIdle.where(here), go.heapReleased.where(here))).by("instance"),
        legend: "{{instance}} kept",
      },
      { expr: max(go.stackInUse.where(here)).by("instance"), legend: "{{instance}} stacks" },
      {
        expr: max(sub(go.systemMemory.where(here), go.heapReleased.where(here))).by("instance"),
        legend: "{{instance}} all",
      },
    ],
  }),
]);
