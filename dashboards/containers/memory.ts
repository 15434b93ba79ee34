import { containerMemoryNearLimit } from "../../alerts/index.ts";
import { containers } from "../../metrics/index.ts";
import { div, row, sum, timeseries } from "../kit/index.ts";
import { chosen, memoryAllowed, memoryUsed } from "./scope.ts";

/** Use and saturation of the memory. */
export const memory = row("Memory", [
  timeseries("memory", {
    title: "Memory in use",
    description: "Without file contents that the kernel can take back. A slope that never falls is a leak.",
    unit: "bytes",
    min: 0,
    width: "third",
    legendAs: "table",
    queries: [{ expr: memoryUsed, legend: "{{name}}" }],
  }),
  timeseries("memory-of-limit", {
    title: "Part of the memory limit",
    description: "Of containers that have one. At 100 % the kernel kills a process of the container.",
    unit: "percentunit",
    min: 0,
    max: 1,
    width: "third",
    legendAs: "table",
    watches: containerMemoryNearLimit,
    queries: [{ expr: div(memoryUsed, memoryAllowed), legend: "{{name}}" }],
  }),
  timeseries("memory-kinds", {
    title: "Kinds of memory",
    description: "Of all chosen containers together: what processes hold, file contents, and what was swapped out.",
    unit: "bytes",
    min: 0,
    width: "third",
    queries: [
      { expr: sum(containers.memoryRss.where(chosen)), legend: "processes" },
      { expr: sum(containers.memoryCache.where(chosen)), legend: "file contents" },
      { expr: sum(containers.memorySwap.where(chosen)), legend: "swapped out" },
    ],
  }),
]);
