import { consumerLate, stages } from "../../alerts/index.ts";
import { kafka } from "../../metrics/index.ts";
import { range } from "../chat4all/index.ts";
import { statusColors } from "../kafka/index.ts";
import { deriv, max, row, stateTimeline, sum, timeseries } from "../kit/index.ts";
import { topics } from "./scope.ts";

const mine = { group: stages };

/** What comes into each topic, and what its consumer takes. */
export const consuming = row("Published against consumed", [
  timeseries("published", {
    title: "Published",
    description: "Messages per second written to each topic. What api-service accepts, the connectors' topics share.",
    unit: "mps",
    min: 0,
    width: "third",
    queries: [
      { expr: sum(deriv(kafka.logEndOffset.where({ topic: topics }), range)).by("topic"), legend: "{{topic}}" },
    ],
  }),
  timeseries("consumed", {
    title: "Consumed",
    description: "Messages per second that each group is done with. Below what is published, its lag grows.",
    unit: "mps",
    min: 0,
    width: "third",
    queries: [
      {
        expr: sum(deriv(kafka.committedOffset.where(mine), range)).by("group", "topic"),
        legend: "{{topic}} by {{group}}",
      },
    ],
  }),
  timeseries("balance", {
    title: "Falling behind by",
    description: "Change of each group's lag in messages per second. Above 0 it gets worse, below 0 it catches up.",
    unit: "mps",
    width: "third",
    queries: [{ expr: sum(kafka.lagVelocity.where(mine)).by("group"), legend: "{{group}}" }],
  }),
  timeseries("lag", {
    title: "Lag",
    description: "Messages that wait for each group. A few that come and go are good, a slope is not.",
    unit: "short",
    min: 0,
    width: "third",
    queries: [{ expr: sum(kafka.lagRecords.where(mine)).by("group"), legend: "{{group}}" }],
  }),
  timeseries("late", {
    title: "Behind by",
    description: "Age of the oldest message that waits for each group.",
    unit: "s",
    min: 0,
    width: "third",
    watches: stages.map((group) => consumerLate({ group })),
    queries: [{ expr: max(kafka.lagSeconds.where(mine)).by("group"), legend: "{{group}}" }],
  }),
  stateTimeline("groups", {
    title: "Consumer groups",
    description: "Ok is good. Stopped: nobody consumes; stalled: somebody does and gets nowhere; warning: too slow.",
    width: "third",
    height: 8,
    colors: statusColors,
    queries: [kafka.groupStatus.timeline(mine)],
  }),
]);
