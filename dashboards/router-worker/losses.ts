import { routerGroup as group, lagNotKnown, recordsLost, retentionClose } from "../../alerts/index.ts";
import { kafka } from "../../metrics/index.ts";
import { max, min, row, sum, timeseries } from "../kit/index.ts";

/** What was lost, what may be next, and how far the figures above can be trusted. */
export const losses = row("Losses and doubts", [
  timeseries("lost-records", {
    title: "Lost messages",
    description: "Messages that retention deleted before they were routed.",
    unit: "short",
    min: 0,
    width: "third",
    watches: recordsLost({ group }),
    queries: [{ expr: sum(kafka.lostRecords.where({ group })).by("topic"), legend: "{{topic}}" }],
  }),
  timeseries("headroom", {
    title: "Time until messages are lost",
    description:
      "Time between the oldest message kept and the router's position. Near 0, retention deletes what waits.",
    unit: "s",
    min: 0,
    width: "third",
    noValue: "nothing waits",
    mayBeEmpty: "Nothing waits, so nothing can be lost.",
    watches: retentionClose({ group }),
    queries: [{ expr: min(kafka.retentionHeadroom.where({ group })).by("topic"), legend: "{{topic}}" }],
  }),
  timeseries("doubts", {
    title: "Partitions without a figure",
    description: "Partitions whose lag, or its age, cannot be told, by reason, and those the group never committed on.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "third",
    noValue: "all known",
    mayBeEmpty: "Every figure is known.",
    watches: lagNotKnown({ group }),
    queries: [
      { expr: sum(kafka.lagUnknown.where({ group })).by("reason"), legend: "lag unknown: {{reason}}" },
      { expr: sum(kafka.lagSecondsUnknown.where({ group })).by("reason"), legend: "age unknown: {{reason}}" },
      { expr: sum(kafka.uncommittedPartitions.where({ group })), legend: "never committed" },
    ],
  }),
  timeseries("error", {
    title: "Error of the age",
    description: "How much too old the ages above may be, worst partition. The age is never too low.",
    unit: "s",
    min: 0,
    width: "full",
    height: 6,
    queries: [{ expr: max(kafka.lagErrorBound.where({ group })).by("topic"), legend: "{{topic}}" }],
  }),
]);
