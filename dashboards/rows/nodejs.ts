import { nodejs, process } from "../../metrics/index.ts";
import { levelOf, type Row, rateOf, row, timeseries } from "../kit/index.ts";
import type { RowChanges } from "./panels.ts";
import { type Scope, scopeOf } from "./scope.ts";

type Panels = "event-loop" | "memory" | "gc" | "cpu" | "resources" | "files";

/** A Node.js program's event loop, memory, collections, CPU and open resources, by prom-client's names. Keys begin with `nodejs-` unless `key` says otherwise. */
export function nodejsRow({
  title = "Node.js",
  key = "nodejs",
  collapsed = false,
  panels = {},
  ...scope
}: Scope & RowChanges<Panels>): Row {
  const here = scopeOf(scope);
  const by = ["instance"] as const;
  const most = (gauge: typeof nodejs.heapUsed, name: string) =>
    levelOf(gauge.where(here), { aggregate: "max", by, legend: `{{instance}} ${name}` }).queries;
  return row(
    title,
    [
      timeseries(`${key}-event-loop`, {
        title: "Event loop lag",
        description:
          "How late the event loop comes round, P99 and mean since the scrape before. Above 100 ms, something computes while requests wait.",
        unit: "s",
        min: 0,
        width: "third",
        queries: [...most(nodejs.eventLoopLagP99, "P99"), ...most(nodejs.eventLoopLagMean, "mean")],
        ...panels["event-loop"],
      }),
      timeseries(`${key}-memory`, {
        title: "Memory",
        description:
          "Memory in RAM, JavaScript heap reserved and in use, and buffers outside it. Lows that keep rising are a leak.",
        unit: "bytes",
        min: 0,
        width: "third",
        queries: [
          ...most(process.residentMemory, "in RAM"),
          ...most(nodejs.heapSize, "heap reserved"),
          ...most(nodejs.heapUsed, "heap in use"),
          ...most(nodejs.externalMemory, "outside the heap"),
        ],
        ...panels.memory,
      }),
      timeseries(`${key}-gc`, {
        ...rateOf(nodejs.garbageCollection.where(here).sum, { by: ["instance", "kind"] }),
        title: "Garbage collection",
        description:
          "Share of the time spent in collections, by kind. Much of the kind major: the heap is nearly full.",
        width: "third",
        ...panels.gc,
      }),
      timeseries(`${key}-cpu`, {
        ...rateOf(process.cpuSeconds.where(here), { by }),
        title: "CPU",
        description: "CPUs in use. JavaScript runs on one of them: near 100 % it can do no more.",
        width: "third",
        ...panels.cpu,
      }),
      timeseries(`${key}-resources`, {
        ...levelOf(nodejs.activeResources.where(here), { aggregate: "sum", by: ["instance", "type"] }),
        title: "Open resources",
        description:
          "Sockets, timers, file operations that keep the event loop busy. A type that only grows is a leak.",
        width: "third",
        ...panels.resources,
      }),
      timeseries(`${key}-files`, {
        ...levelOf(process.openFiles.where(here), { aggregate: "max", by }),
        title: "Open files",
        description: "File descriptors that are open, sockets among them.",
        decimals: 0,
        width: "third",
        ...panels.files,
      }),
    ],
    { collapsed },
  );
}
