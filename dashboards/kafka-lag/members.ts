import { consumerGroupMissing, stages } from "../../alerts/index.ts";
import { kafka } from "../../metrics/index.ts";
import { statusColors } from "../kafka/index.ts";
import { row, stateTimeline, sum, timeseries } from "../kit/index.ts";
import { chosen } from "./scope.ts";

/** Who consumes what, and how each group does. */
export const members = row("Members", [
  stateTimeline("status", {
    title: "Status",
    description: "Ok is good. Warning never gets less behind, stalled does not get on, stopped has no members.",
    height: 8,
    colors: statusColors,
    watches: stages.map((group) => consumerGroupMissing({ group })),
    queries: [kafka.groupStatus.timeline(chosen)],
  }),
  timeseries("shares", {
    title: "Partitions by member",
    description: "Partitions that each member has, where the exporter is told to look. Equal is an even share.",
    unit: "short",
    min: 0,
    decimals: 0,
    legendAs: "table",
    mayBeEmpty: "Members are shown where a system asks for them.",
    queries: [
      {
        expr: sum(kafka.memberPartitions.where(chosen)).by("group", "client_id", "client_host"),
        legend: "{{group}}: {{client_id}} {{client_host}}",
      },
    ],
  }),
]);
