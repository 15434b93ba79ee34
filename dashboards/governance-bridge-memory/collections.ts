import { go } from "../../metrics/index.ts";
import { here, range } from "../governance-bridge/index.ts";
import { levelOf, max, mul, rate, row, sum, timeseries } from "../kit/index.ts";

/** What is made, what is freed, and how often. */
export const collections = row("Objects and collections", [
  timeseries("objects", {
    ...levelOf(go.heapObjects.where(here), { aggregate: "max", by: ["instance"] }),
    title: "Objects on the heap",
    description: "A saw that comes back to the same low is good. Many more with the same heap: small objects are kept.",
    width: "quarter",
  }),
  timeseries("made-and-freed", {
    title: "Objects made and freed",
    description: "Objects per second. Freed follows made; the space between is what stays.",
    unit: "ops",
    min: 0,
    width: "quarter",
    queries: [
      { expr: sum(rate(go.allocations.where(here), range)), legend: "made" },
      { expr: sum(rate(go.frees.where(here), range)), legend: "freed" },
    ],
  }),
  timeseries("gc-rate", {
    title: "Collections per minute",
    description: "At least one every two minutes. Many: much is allocated, or little is left below the limit.",
    unit: "suffix: /min",
    min: 0,
    width: "quarter",
    queries: [{ expr: mul(sum(rate(go.gcPause.where(here).count, range)).by("instance"), 60), legend: "{{instance}}" }],
  }),
  timeseries("gc-longest", {
    title: "Longest pause",
    description:
      "The longest time a collection has stopped the program since it started. Well below the promised 5 ms is good.",
    unit: "s",
    min: 0,
    width: "quarter",
    thresholds: { steps: [{ from: 0.005, color: "red" }] },
    queries: [
      { expr: max(go.gcPause.quantiles.where({ ...here, quantile: "1.0" })).by("instance"), legend: "{{instance}}" },
    ],
  }),
]);
