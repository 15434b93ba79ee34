import { consumerBacklog, lagNotKnown, stages } from "../../alerts/index.ts";
import { kafka } from "../../metrics/index.ts";
import { max, min, row, sum, timeseries } from "../kit/index.ts";
import { chosen } from "./scope.ts";

/** How far the figures above can be trusted. */
export const unknown = row("What is not known", [
  timeseries("records-unknown", {
    title: "Lag unknown",
    description:
      "Partitions whose lag is not known, by reason: no_leader, no_offsets, no_coordinator. No alert sees them fall behind.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "third",
    noValue: "all known",
    mayBeEmpty: "The lag of every partition is known.",
    watches: stages.map((group) => lagNotKnown({ group })),
    queries: [{ expr: sum(kafka.lagUnknown.where(chosen)).by("group", "reason"), legend: "{{group}}: {{reason}}" }],
  }),
  timeseries("seconds-unknown", {
    title: "Age unknown",
    description: "Partitions whose lag in seconds is not known, by reason. Searching goes away by itself.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "third",
    noValue: "all known",
    mayBeEmpty: "The age of every partition's oldest record is known.",
    watches: stages.map((group) => consumerBacklog({ group })),
    queries: [
      { expr: sum(kafka.lagSecondsUnknown.where(chosen)).by("group", "reason"), legend: "{{group}}: {{reason}}" },
    ],
  }),
  timeseries("offsets-odd", {
    title: "Offsets that say nothing",
    description:
      "Partitions never committed on, or committed behind the end of the log (cut, or made again). 0 is good.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "third",
    queries: [
      {
        expr: sum(kafka.uncommittedPartitions.where(chosen)).by("group"),
        legend: "{{group}}: never committed",
        mayBeEmpty: "The group has committed on every partition that it owns.",
      },
      { expr: sum(kafka.beyondEndPartitions.where(chosen)).by("group"), legend: "{{group}}: behind the end" },
    ],
  }),
  timeseries("error", {
    title: "Error of the age",
    description: "How much too old the ages above may be, worst partition. A second or 5 % is usual.",
    unit: "s",
    min: 0,
    queries: [{ expr: max(kafka.lagErrorBound.where(chosen)).by("group"), legend: "{{group}}" }],
  }),
  timeseries("converged", {
    title: "Ages within the tolerance",
    description:
      "Share of the lagging partitions whose age is exact enough. Below 100 % after a start, and while offsets jump.",
    unit: "percentunit",
    min: 0,
    max: 1,
    queries: [{ expr: min(kafka.lagConverged.where(chosen)).by("group"), legend: "{{group}}" }],
  }),
]);
