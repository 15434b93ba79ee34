import { go, process } from "../../metrics/index.ts";
import { levelOf, meanOf, type Row, rateOf, row, saturation, timeseries } from "../kit/index.ts";
import type { RowChanges } from "./panels.ts";
import { type Scope, scopeOf } from "./scope.ts";

type Panels = "memory" | "goroutines" | "allocation" | "gc" | "cpu" | "files";

/** A Go program's memory, goroutines, collections, CPU and files, by client_golang's names. Keys begin with `go-` unless `key` says otherwise. */
export function goRow({
  title = "Go",
  key = "go",
  collapsed = false,
  panels = {},
  ...scope
}: Scope & RowChanges<Panels>): Row {
  const here = scopeOf(scope);
  const by = ["instance"] as const;
  const bytes = (gauge: typeof go.heapInUse, name: string) =>
    levelOf(gauge.where(here), { aggregate: "max", by, legend: `{{instance}} ${name}` }).queries;
  return row(
    title,
    [
      timeseries(`${key}-memory`, {
        title: "Memory",
        description:
          "Memory in RAM, heap in use, and the size of the heap at which it is collected next. Lows that keep rising are a leak.",
        unit: "bytes",
        min: 0,
        width: "third",
        queries: [
          ...bytes(process.residentMemory, "in RAM"),
          ...bytes(go.heapInUse, "heap"),
          ...bytes(go.nextGc, "next collection"),
        ],
        ...panels.memory,
      }),
      timeseries(`${key}-goroutines`, {
        ...levelOf(go.goroutines.where(here), { aggregate: "max", by }),
        title: "Goroutines",
        description:
          "Follow the load and come back. A number that only grows: something starts goroutines that never end.",
        width: "third",
        ...panels.goroutines,
      }),
      timeseries(`${key}-allocation`, {
        ...rateOf(go.allocated.where(here), { by }),
        title: "Allocated per second",
        description: "What the garbage collector has to keep up with.",
        width: "third",
        ...panels.allocation,
      }),
      timeseries(`${key}-gc`, {
        ...meanOf(go.gcPause.where(here), { by }),
        title: "Pause for garbage collection",
        description:
          "Mean time for which a collection stops the program. Below a millisecond is usual; empty while none is needed.",
        width: "third",
        ...panels.gc,
      }),
      timeseries(`${key}-cpu`, {
        ...rateOf(process.cpuSeconds.where(here), { by }),
        title: "CPU",
        description: "CPUs in use; 100 % is one whole CPU.",
        width: "third",
        ...panels.cpu,
      }),
      timeseries(`${key}-files`, {
        ...saturation({ used: process.openFiles.where(here), limit: process.maxFiles.where(here), by }),
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
