import { containerMemoryNearLimit } from "../../alerts/index.ts";
import { containers } from "../../metrics/index.ts";
import { ceil, clicked, dashboardLink, div, increase, max, row, sub, sum, table, time } from "../kit/index.ts";
import { chosen, cpuAllowed, cpuUsed, memoryAllowed, memoryUsed, throttled } from "./scope.ts";

const health = containers.health.timeline(chosen, ["instance", "name"]);
const colors = { starting: "gray", healthy: "green", unhealthy: "red" } as const;

/** Every container in a line. */
export const list = row("All containers", [
  table("containers", {
    title: "Containers",
    description: "Nearest to its memory limit first. A click on a container shows it alone.",
    height: 12,
    columns: { name: "Container", instance: "Asked by" },
    sortBy: { column: "Of its limit", order: "descending" },
    dataLinks: [dashboardLink("containers", { title: "Only this container", variables: { name: clicked("name") } })],
    queries: [
      { expr: memoryUsed, legend: "Memory", unit: "bytes" },
      {
        expr: div(memoryUsed, memoryAllowed),
        legend: "Of its limit",
        unit: "percentunit",
        decimals: 0,
        watches: containerMemoryNearLimit,
      },
      { expr: cpuUsed, legend: "CPUs", unit: "short", decimals: 2 },
      { expr: div(cpuUsed, cpuAllowed), legend: "Of its CPUs", unit: "percentunit", decimals: 0 },
      { expr: throttled, legend: "Throttled", unit: "percentunit", decimals: 0 },
      {
        expr: ceil(sum(increase(containers.restarts.where(chosen), "1h")).by("instance", "name")),
        legend: "Restarts in an hour",
        unit: "short",
        thresholds: { steps: [{ from: 1, color: "red" }] },
      },
      {
        expr: sub(time(), max(containers.startTime.where(chosen)).by("instance", "name")),
        legend: "Started",
        unit: "s",
      },
      {
        expr: health.expr,
        legend: "Health",
        values: Object.fromEntries(health.values.map(({ value, text }) => [value, { text, color: colors[text] }])),
      },
    ],
  }),
]);
