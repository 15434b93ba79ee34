import { range } from "../chat4all/index.ts";
import { div, max, rate, row, sum, timeseries } from "../kit/index.ts";
import { forwarded, stored, storedLimit } from "./scope.ts";

/** What waits on disk while a channel is down, and how fast it goes once it is back. */
export const store = row("Store and forward", [
  timeseries("stored", {
    title: "Stored messages",
    description: "Messages kept until their channel answers again. Flat above 0 with a closed breaker: it hangs.",
    unit: "short",
    min: 0,
    width: "third",
    queries: [{ expr: sum(stored).by("channel"), legend: "{{channel}}" }],
  }),
  timeseries("store-used", {
    title: "Store used",
    description: "Part of the store in use, fullest instance. At 100 % messages stay in Kafka; none is lost by that.",
    unit: "percentunit",
    min: 0,
    max: 1,
    width: "third",
    thresholds: { steps: [{ from: 0.8, color: "orange" }] },
    queries: [{ expr: max(div(stored, storedLimit)).by("channel"), legend: "{{channel}}" }],
  }),
  timeseries("forwarded", {
    title: "Forwarded",
    description: "Stored messages per second that are sent at last. 0 while nothing is stored.",
    unit: "mps",
    min: 0,
    width: "third",
    queries: [{ expr: sum(rate(forwarded, range)).by("channel"), legend: "{{channel}}" }],
  }),
]);
