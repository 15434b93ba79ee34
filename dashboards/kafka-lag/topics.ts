import { recordsLost, retentionClose, stages } from "../../alerts/index.ts";
import { kafka } from "../../metrics/index.ts";
import { barGauge, max, min, row, sum, table, timeseries, topk } from "../kit/index.ts";
import { chosenTopics } from "./scope.ts";

const nothingWaits = "Nothing waits, so nothing can be lost.";

/** On which topic and partition, and what retention may take. */
export const topics = row("Topics and partitions", [
  table("topics", {
    title: "Topics",
    description: "Each group's topics, furthest behind first. Time left: how far retention is from what was not read.",
    columns: { group: "Group", topic: "Topic" },
    sortBy: { column: "Behind by", order: "descending" },
    width: "two-thirds",
    queries: [
      { expr: max(kafka.lagSeconds.where(chosenTopics)).by("group", "topic"), legend: "Behind by", unit: "s" },
      { expr: sum(kafka.lagRecords.where(chosenTopics)).by("group", "topic"), legend: "Records", unit: "short" },
      { expr: max(kafka.commitStalled.where(chosenTopics)).by("group", "topic"), legend: "No progress for", unit: "s" },
      {
        expr: min(kafka.retentionHeadroom.where(chosenTopics)).by("group", "topic"),
        legend: "Time left",
        unit: "s",
        mayBeEmpty: nothingWaits,
      },
      {
        expr: sum(kafka.lostRecords.where(chosenTopics)).by("group", "topic"),
        legend: "Lost",
        unit: "short",
        watches: stages.map((group) => recordsLost({ group })),
      },
    ],
  }),
  barGauge("worst-partitions", {
    title: "Partitions furthest behind",
    description: "The ten worst. One far ahead of the others: a poison record, or one key that gets everything.",
    unit: "s",
    width: "third",
    queries: [
      {
        expr: topk(10, max(kafka.lagSeconds.where(chosenTopics)).by("group", "topic", "partition")),
        legend: "{{group}} {{topic}} {{partition}}",
      },
    ],
  }),
  timeseries("headroom", {
    title: "Time until records are lost",
    description: "Time between the oldest record kept and the group's position. Near 0, retention deletes what waits.",
    unit: "s",
    min: 0,
    noValue: "nothing waits",
    mayBeEmpty: nothingWaits,
    watches: stages.map((group) => retentionClose({ group })),
    queries: [
      { expr: min(kafka.retentionHeadroom.where(chosenTopics)).by("group", "topic"), legend: "{{group}} {{topic}}" },
    ],
  }),
  timeseries("overdue", {
    title: "Records older than a minute",
    description: "Records not consumed that are older than the threshold, in seconds. 0 is what is promised.",
    unit: "short",
    min: 0,
    queries: [
      {
        expr: sum(kafka.overdueRecords.where(chosenTopics)).by("group", "threshold"),
        legend: "{{group}} over {{threshold}} s",
      },
    ],
  }),
]);
