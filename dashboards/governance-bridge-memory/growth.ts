import {
  bridgeGoroutinesGrowing,
  bridgeHeapGrowing,
  bridgeReclaimsLittle,
  goroutineGrowth,
  heapGrowth,
  objectsFreed,
} from "../../alerts/index.ts";
import { job } from "../governance-bridge/index.ts";
import { row, timeseries } from "../kit/index.ts";

const young = "A process younger than three quarters of an hour has no past to be compared with.";

/** What the alerts on leaks look at, word for word; they know all instances, whatever is chosen above. */
export const growth = row("Growth, as the alerts see it", [
  timeseries("heap-growth", {
    title: "Heap against its lowest",
    description:
      "How many times the lowest of six hours the heap's low of a quarter of an hour is. Load finds a level; a leak goes on. The line is the alert's limit.",
    unit: "suffix: ×",
    min: 0,
    width: "third",
    watches: bridgeHeapGrowing,
    mayBeEmpty: young,
    queries: [{ expr: heapGrowth(job), legend: "{{instance}}" }],
  }),
  timeseries("goroutine-growth", {
    title: "Goroutines above their fewest",
    description:
      "Goroutines of a quarter of an hour beyond the fewest of six hours. Those of calls end with them. The line is the alert's limit.",
    unit: "short",
    min: 0,
    width: "third",
    watches: bridgeGoroutinesGrowing,
    mayBeEmpty: young,
    queries: [{ expr: goroutineGrowth(job), legend: "{{instance}}" }],
  }),
  timeseries("freed", {
    title: "Freed of what is allocated",
    description:
      "Part of the objects of half an hour that were freed in it. Less in the first hour: caches fill. The line is the alert's limit, 50 %.",
    unit: "percentunit",
    min: 0,
    width: "third",
    watches: bridgeReclaimsLittle,
    queries: [{ expr: objectsFreed(job), legend: "{{instance}}" }],
  }),
]);
