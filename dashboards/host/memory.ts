import { hostMemoryLow, hostOomKill } from "../../alerts/index.ts";
import { nodeExporter as node } from "../../metrics/index.ts";
import { add, div, increase, max, rate, row, sub, sum, timeseries } from "../kit/index.ts";
import { useRow } from "../rows/index.ts";
import { here, range } from "./scope.ts";

const of = (gauge: typeof node.memoryTotal) => sum(gauge.where(here)).by("instance");

const use = useRow({
  title: "Memory",
  key: "memory",
  utilisation: {
    title: "Memory used",
    description:
      "Part of the memory that a new process could not have without swapping. The line is where the alert begins.",
    unit: "percentunit",
    min: 0,
    max: 1,
    watches: { alert: hostMemoryLow, at: 0.9, bad: "above" },
    queries: [{ expr: sub(1, div(of(node.memoryAvailable), of(node.memoryTotal))), legend: "{{instance}}" }],
  },
  saturation: {
    title: "Waiting for memory",
    description:
      "Part of the time in which some process waited for memory to be freed or read back. Above a few percent, everything is slow.",
    unit: "percentunit",
    min: 0,
    queries: [{ expr: max(rate(node.memoryPressure.where(here), range)).by("instance"), legend: "{{instance}}" }],
  },
  errors: {
    title: "Killed for memory",
    description:
      "Processes that the kernel ended within ten minutes because memory ran out, in containers and outside. Good is 0.",
    unit: "short",
    min: 0,
    decimals: 0,
    watches: hostOomKill,
    queries: [{ expr: sum(increase(node.oomKills.where(here), "10m")).by("instance"), legend: "{{instance}}" }],
  },
});

/** Who has the memory, and what is short of it. */
export const memory = row(use.title, [
  ...use.panels,
  timeseries("memory", {
    title: "Memory",
    description:
      "All there is, what processes can still get, and what the kernel uses as cache and gives back on demand.",
    unit: "bytes",
    min: 0,
    width: "third",
    queries: [
      { expr: of(node.memoryTotal), legend: "{{instance}} total" },
      { expr: of(node.memoryAvailable), legend: "{{instance}} available" },
      { expr: of(node.memoryFree), legend: "{{instance}} free" },
      { expr: add(of(node.memoryCached), of(node.memoryBuffers)), legend: "{{instance}} cache" },
    ],
  }),
  timeseries("swap", {
    title: "Swap used",
    description:
      "Memory that lies on a disk. A level is no fault; growing, or with pages read back, memory is too small.",
    unit: "bytes",
    min: 0,
    width: "third",
    queries: [{ expr: sub(of(node.swapTotal), of(node.swapFree)), legend: "{{instance}}" }],
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
