import { consumerLate } from "../../alerts/index.ts";
import { kafka } from "../../metrics/index.ts";
import { deriv, max, row, sum, timeseries } from "../kit/index.ts";
import { group } from "./group.ts";

/** How far behind, and whether it gets better. */
export const keepingUp = row("Keeping up", [
  timeseries("late", {
    title: "Behind by",
    description: "Age of the oldest message not yet routed, worst partition of each topic.",
    unit: "s",
    min: 0,
    watches: consumerLate({ group }),
    queries: [{ expr: max(kafka.lagSeconds.where({ group })).by("topic"), legend: "{{topic}}" }],
  }),
  timeseries("backlog", {
    title: "Waiting messages",
    description: "Messages accepted but not yet routed.",
    unit: "short",
    min: 0,
    queries: [{ expr: sum(kafka.lagRecords.where({ group })).by("topic"), legend: "{{topic}}" }],
  }),
  timeseries("flow", {
    title: "Accepted and routed per second",
    description: "How fast the topic grows and how fast the committed offset follows. Routed below accepted: too slow.",
    unit: "ops",
    min: 0,
    queries: [
      { expr: sum(deriv(kafka.logEndOffset.where({ topic: "messages" }), "2m")), legend: "accepted" },
      { expr: sum(deriv(kafka.committedOffset.where({ group }), "2m")), legend: "routed" },
    ],
  }),
  timeseries("share", {
    title: "Routed per second by partition",
    description: "Equal lines are an even share. One that is flat while others move is stuck, or has no messages.",
    unit: "ops",
    min: 0,
    legendAs: "table",
    queries: [
      {
        expr: sum(deriv(kafka.committedOffset.where({ group }), "2m")).by("topic", "partition"),
        legend: "{{topic}} {{partition}}",
      },
    ],
  }),
]);
