import { go } from "../../metrics/index.ts";
import { here, range } from "../governance-bridge/index.ts";
import { max, rate, row, sum, timeseries } from "../kit/index.ts";

/** What is made and what ends. */
export const objects = row("Objects and goroutines", [
  timeseries("objects", {
    title: "Objects on the heap",
    description: "A saw that comes back to the same low is good. Many more with the same heap: small objects are kept.",
    unit: "short",
    min: 0,
    width: "third",
    queries: [{ expr: max(go.heapObjects.where(here)).by("instance"), legend: "{{instance}}" }],
  }),
  timeseries("allocations", {
    title: "Objects made and freed",
    description: "Objects per second. Freed follows made; the space between is what stays.",
    unit: "ops",
    min: 0,
    width: "third",
    queries: [
      { expr: sum(rate(go.allocations.where(here), range)), legend: "made" },
      { expr: sum(rate(go.frees.where(here), range)), legend: "freed" },
    ],
  }),
  timeseries("goroutines", {
    title: "Goroutines and threads",
    description:
      "Goroutines rise with calls under way and fall with them. Threads that rise too: they wait in the system.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "third",
    queries: [
      { expr: max(go.goroutines.where(here)).by("instance"), legend: "{{instance}} goroutines" },
      { expr: max(go.threads.where(here)).by("instance"), legend: "{{instance}} threads" },
    ],
  }),
]);
