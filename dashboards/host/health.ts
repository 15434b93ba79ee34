import { hostMemoryLow, hostOomKill, onDisk as ofDisks } from "../../alerts/index.ts";
import { nodeExporter as node } from "../../metrics/index.ts";
import { avg, ceil, count, div, increase, max, rate, row, stat, sub, sum } from "../kit/index.ts";
import { fullness, here, range } from "./scope.ts";

const onDisk = { ...here, ...ofDisks };
const idle = node.cpuSeconds.where({ ...here, mode: "idle" });

/** The answer at a glance: how far each resource is from its end. */
export const health = row("Short of anything?", [
  stat("cpu-now", {
    title: "CPU busy",
    description: "Part of all CPUs that is not idle. Long above 80 %: work waits.",
    unit: "percentunit",
    decimals: 0,
    width: "sixth",
    thresholds: fullness,
    queries: [{ expr: sub(1, avg(rate(idle, range)).by("instance")), legend: "{{instance}}" }],
  }),
  stat("memory-now", {
    title: "Memory used",
    description: "Part of the memory that could not be given to a new process without swapping.",
    unit: "percentunit",
    decimals: 0,
    width: "sixth",
    thresholds: fullness,
    watches: hostMemoryLow,
    queries: [
      {
        expr: sub(
          1,
          div(sum(node.memoryAvailable.where(here)).by("instance"), sum(node.memoryTotal.where(here)).by("instance")),
        ),
        legend: "{{instance}}",
      },
    ],
  }),
  stat("filesystem-now", {
    title: "Fullest file system",
    description: "Part used of the file system that has least left. The table below names it.",
    unit: "percentunit",
    decimals: 0,
    width: "sixth",
    thresholds: fullness,
    queries: [
      {
        expr: max(sub(1, div(node.filesystemAvailable.where(onDisk), node.filesystemSize.where(onDisk)))).by(
          "instance",
        ),
        legend: "{{instance}}",
      },
    ],
  }),
  stat("disk-now", {
    title: "Busiest disk",
    description:
      "Part of the time the busiest disk was working. A disk that takes one request at a time has no more above 95 %.",
    unit: "percentunit",
    decimals: 0,
    width: "sixth",
    thresholds: fullness,
    queries: [{ expr: max(rate(node.diskBusy.where(here), range)).by("instance"), legend: "{{instance}}" }],
  }),
  stat("load-now", {
    title: "Load per CPU",
    description: "Processes running or waiting, mean of 5 minutes, for each CPU. Above 1, some wait.",
    unit: "short",
    decimals: 2,
    width: "sixth",
    thresholds: {
      steps: [
        { from: 1, color: "orange" },
        { from: 2, color: "red" },
      ],
    },
    queries: [
      { expr: div(sum(node.load5.where(here)).by("instance"), count(idle).by("instance")), legend: "{{instance}}" },
    ],
  }),
  stat("oom-now", {
    title: "Killed for memory",
    description: "Processes the kernel ended in the last hour because memory ran out.",
    unit: "short",
    decimals: 0,
    width: "sixth",
    thresholds: { steps: [{ from: 1, color: "red" }] },
    watches: hostOomKill,
    queries: [{ expr: ceil(sum(increase(node.oomKills.where(here), "1h")).by("instance")), legend: "{{instance}}" }],
  }),
]);
