import { chat4all } from "../../metrics/index.ts";
import { range } from "../chat4all/index.ts";
import { rate, row, sum, timeseries } from "../kit/index.ts";
import { here } from "./scope.ts";

const duration = chat4all.publishDuration.where(here);

/** What the service waits for before it accepts a message. */
export const publishing = row("Publishing to Kafka", [
  timeseries("publish-duration", {
    title: "Time until Kafka confirms",
    description: "By topic. Senders wait for it; after 2 s a message is rejected: dependency_down.",
    unit: "s",
    min: 0,
    thresholds: { steps: [{ from: 0.5, color: "orange" }] },
    queries: [
      { expr: duration.quantile(0.5, range).by("topic"), legend: "{{topic}} P50" },
      { expr: duration.quantile(0.95, range).by("topic"), legend: "{{topic}} P95" },
      { expr: duration.quantile(0.99, range).by("topic"), legend: "{{topic}} P99" },
    ],
  }),
  timeseries("publish-rate", {
    title: "Published",
    description: "Attempts per second to write a message, by topic. Equal to what is accepted, unless Kafka refuses.",
    unit: "mps",
    min: 0,
    queries: [{ expr: sum(rate(duration.count, range)).by("topic"), legend: "{{topic}}" }],
  }),
]);
