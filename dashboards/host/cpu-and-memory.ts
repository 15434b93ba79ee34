import { nodeExporter as node } from "../../metrics/index.ts";
import { add, avg, count, max, not, rate, row, sum, timeseries } from "../kit/index.ts";
import { here, range } from "./scope.ts";

const perCpu = avg(rate(node.cpuSeconds.where({ ...here, mode: not("idle") }), range)).by("instance", "mode");
const cache = add(
  sum(node.memoryCached.where(here)).by("instance"),
  sum(node.memoryBuffers.where(here)).by("instance"),
);

export const cpu = row("CPU", [
  timeseries("cpu-modes", {
    title: "CPU by mode",
    description:
      "What the CPUs do, as part of all of them. Much iowait: they wait for disks; much steal: for the host below.",
    unit: "percentunit",
    min: 0,
    max: 1,
    stack: true,
    width: "two-thirds",
    queries: [{ expr: perCpu, legend: "{{instance}} {{mode}}" }],
  }),
  timeseries("load", {
    title: "Load",
    description:
      "Processes running or waiting for a CPU or a disk, mean of 1, 5 and 15 minutes, beside the number of CPUs.",
    unit: "short",
    min: 0,
    width: "third",
    queries: [
      { expr: max(node.load1.where(here)).by("instance"), legend: "{{instance}} 1 min" },
      { expr: max(node.load5.where(here)).by("instance"), legend: "{{instance}} 5 min" },
      { expr: max(node.load15.where(here)).by("instance"), legend: "{{instance}} 15 min" },
      { expr: count(node.cpuSeconds.where({ ...here, mode: "idle" })).by("instance"), legend: "{{instance}} CPUs" },
    ],
  }),
]);

export const memory = row("Memory", [
  timeseries("memory", {
    title: "Memory",
    description:
      "All there is, what processes can still get, and what the kernel uses as cache and gives back on demand.",
    unit: "bytes",
    min: 0,
    width: "two-thirds",
    queries: [
      { expr: sum(node.memoryTotal.where(here)).by("instance"), legend: "{{instance}} total" },
      { expr: sum(node.memoryAvailable.where(here)).by("instance"), legend: "{{instance}} available" },
      { expr: sum(node.memoryFree.where(here)).by("instance"), legend: "{{instance}} free" },
      { expr: cache, legend: "{{instance}} cache" },
    ],
  }),
  timeseries("paging", {
    title: "Pages read back",
    description: "Pages per second that had to come from a disk. Steadily many: memory is too small for what runs.",
    unit: "suffix: pages/s",
    min: 0,
    width: "third",
    queries: [{ expr: sum(rate(node.majorFaults.where(here), range)).by("instance"), legend: "{{instance}}" }],
  }),
]);
