import { process } from "../../metrics/index.ts";
import { changes, levelOf, type Row, rateOf, row, saturation, sum, timeseries } from "../kit/index.ts";
import type { RowChanges } from "./panels.ts";
import { type Scope, scopeOf } from "./scope.ts";

type Panels = "cpu" | "memory" | "files" | "restarts";

/**
 * What any process says of itself, whatever it is written in: CPU, memory, files, and how often it started.
 * Keys begin with `process-` unless `key` says otherwise.
 */
export function processRow({
  title = "Process",
  key = "process",
  collapsed = false,
  panels = {},
  ...scope
}: Scope & RowChanges<Panels>): Row {
  const here = scopeOf(scope);
  // Of one job the instances tell the processes apart; over several, what each of them is.
  const by = typeof scope.job === "string" ? (["instance"] as const) : (["job"] as const);
  const legend = typeof scope.job === "string" ? "{{instance}}" : "{{job}}";
  return row(
    title,
    [
      timeseries(`${key}-cpu`, {
        ...rateOf(process.cpuSeconds.where(here), { by }),
        title: "CPU",
        description: "CPUs in use; 100 % is one whole CPU.",
        width: "quarter",
        ...panels.cpu,
      }),
      timeseries(`${key}-memory`, {
        ...levelOf(process.residentMemory.where(here), { aggregate: "sum", by }),
        title: "Memory",
        description: "Memory in RAM. It follows the load and comes back; a slope that never falls is a leak.",
        width: "quarter",
        ...panels.memory,
      }),
      timeseries(`${key}-files`, {
        ...saturation({ used: process.openFiles.where(here), limit: process.maxFiles.where(here), by }),
        title: "Open files",
        description:
          "Part of the file descriptors that a process may open, sockets among them. At 100 % it takes no connection.",
        width: "quarter",
        ...panels.files,
      }),
      timeseries(`${key}-restarts`, {
        title: "Starts in a quarter of an hour",
        description: "How often it started anew. Without a deployment it should be 0.",
        unit: "short",
        min: 0,
        decimals: 0,
        width: "quarter",
        queries: [{ expr: sum(changes(process.startTime.where(here), "15m")).by(...by), legend }],
        ...panels.restarts,
      }),
    ],
    { collapsed },
  );
}
