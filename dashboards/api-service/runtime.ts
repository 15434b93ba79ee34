import { apiService, collectingGarbage } from "../../alerts/index.ts";
import { jvm } from "../../metrics/index.ts";
import { range } from "../chat4all/index.ts";
import { div, gt, max, rate, row, sum, timeseries } from "../kit/index.ts";
import { here } from "./scope.ts";

const heap = { ...here, area: "heap" };

/** What the Java runtime has left. */
export const runtime = row("JVM", [
  timeseries("heap", {
    title: "Heap used",
    description: "Part of the heap in use. It rises and falls with collections; lows that rise for hours are a leak.",
    unit: "percentunit",
    min: 0,
    max: 1,
    width: "third",
    queries: [
      {
        expr: div(sum(jvm.memoryUsed.where(heap)).by("instance"), sum(gt(jvm.memoryMax.where(heap), 0)).by("instance")),
        legend: "{{instance}}",
      },
    ],
  }),
  timeseries("gc-pauses", {
    title: "Time in garbage collection",
    description: "Part of the time in which the program stands still. Requests wait meanwhile.",
    unit: "percentunit",
    min: 0,
    width: "third",
    watches: collectingGarbage(apiService),
    queries: [{ expr: sum(rate(jvm.gcPause.where(here).sum, range)).by("instance"), legend: "{{instance}}" }],
  }),
  timeseries("jvm-cpu", {
    title: "CPU",
    description: "Part of the processors it may use that the process uses. Near 100 % everything it does takes longer.",
    unit: "percentunit",
    min: 0,
    max: 1,
    width: "third",
    queries: [{ expr: max(jvm.processCpu.where(here)).by("instance"), legend: "{{instance}}" }],
  }),
  timeseries("threads", {
    title: "Threads by state",
    description: "Many blocked ones wait for each other; a number that only grows is a leak.",
    unit: "short",
    min: 0,
    decimals: 0,
    stack: true,
    queries: [{ expr: sum(jvm.threadStates.where(here)).by("state"), legend: "{{state}}" }],
  }),
  timeseries("jvm-files", {
    title: "Open files",
    description: "Part of the file descriptors it may open. At 100 % it takes no further connection.",
    unit: "percentunit",
    min: 0,
    queries: [
      {
        expr: max(div(jvm.openFiles.where(here), jvm.maxFiles.where(here))).by("instance"),
        legend: "{{instance}}",
      },
    ],
  }),
]);
