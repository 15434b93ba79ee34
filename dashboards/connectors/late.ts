import { connectorJobs, consumerLate } from "../../alerts/index.ts";
import { max, row, sum, timeseries } from "../kit/index.ts";
import { lagRecords, lagSeconds } from "./scope.ts";

/** What waits in Kafka in front of the connectors. */
export const late = row("Waiting in Kafka", [
  timeseries("late", {
    title: "Behind by",
    description: "Age of the oldest message that a connector has not taken. Users wait that long, or longer.",
    unit: "s",
    min: 0,
    watches: connectorJobs.map((group) => consumerLate({ group })),
    queries: [{ expr: max(lagSeconds).by("group"), legend: "{{group}}" }],
  }),
  timeseries("waiting", {
    title: "Waiting messages",
    description: "Messages that a connector has not taken yet. Near 0 is good, also while a channel is down.",
    unit: "short",
    min: 0,
    queries: [{ expr: sum(lagRecords).by("group"), legend: "{{group}}" }],
  }),
]);
