import { jvm } from "../../metrics/index.ts";
import { gt, levelOf, type Row, rateOf, row, saturation, sum, timeseries } from "../kit/index.ts";
import type { RowChanges } from "./panels.ts";
import { type Scope, scopeOf } from "./scope.ts";

type Panels = "heap" | "gc" | "pause" | "cpu" | "threads" | "files";

/** A Java service's memory, collections, threads, CPU and files, by Micrometer's names. Keys begin with `jvm-` unless `key` says otherwise. */
export function jvmRow({
  title = "JVM",
  key = "jvm",
  collapsed = false,
  panels = {},
  ...scope
}: Scope & RowChanges<Panels>): Row {
  const here = scopeOf(scope);
  const heap = { ...here, area: "heap" };
  return row(
    title,
    [
      timeseries(`${key}-heap`, {
        title: "Heap",
        description:
          "Heap in use, granted by the system, and the most there may be. A saw is good; lows that keep rising are a leak.",
        unit: "bytes",
        min: 0,
        width: "third",
        queries: [
          { expr: sum(jvm.memoryUsed.where(heap)).by("instance"), legend: "{{instance}} in use" },
          { expr: sum(jvm.memoryCommitted.where(heap)).by("instance"), legend: "{{instance}} granted" },
          // A pool without a limit of its own says −1.
          { expr: sum(gt(jvm.memoryMax.where(heap), 0)).by("instance"), legend: "{{instance}} at most" },
        ],
        ...panels.heap,
      }),
      timeseries(`${key}-gc`, {
        ...rateOf(jvm.gcPause.where(here).sum, { by: ["instance", "cause"] }),
        title: "Stopped for garbage collection",
        description:
          "Share of the time in which the program stood still, by cause. Above 10 % for long, the heap is too small.",
        width: "third",
        ...panels.gc,
      }),
      timeseries(`${key}-pause`, {
        ...levelOf(jvm.gcPauseMax.where(here), { aggregate: "max", by: ["instance"] }),
        title: "Longest pause",
        description: "Longest recent pause for a garbage collection: every request waits for as long.",
        width: "third",
        ...panels.pause,
      }),
      timeseries(`${key}-cpu`, {
        ...levelOf(jvm.processCpu.where(here), { aggregate: "max", by: ["instance"] }),
        title: "CPU",
        description: "Share of the processors of the machine, or of the container's limit, that the process uses.",
        max: 1,
        width: "third",
        ...panels.cpu,
      }),
      timeseries(`${key}-threads`, {
        ...levelOf(jvm.threadStates.where(here), { aggregate: "sum", by: ["instance", "state"] }),
        title: "Threads by state",
        description: "Blocked ones wait for a lock; a number that only grows is a leak of threads.",
        width: "third",
        ...panels.threads,
      }),
      timeseries(`${key}-files`, {
        ...saturation({ used: jvm.openFiles.where(here), limit: jvm.maxFiles.where(here), by: ["instance"] }),
        title: "Open files",
        description:
          "Part of the file descriptors that the process may open, sockets among them. At 100 % it takes no connection.",
        width: "third",
        ...panels.files,
      }),
    ],
    { collapsed },
  );
}
