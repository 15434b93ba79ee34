import { commitsStalled } from "../../alerts/index.ts";
import { kafka } from "../../metrics/index.ts";
import { max, row, stateTimeline, sum, timeseries } from "../kit/index.ts";
import { group } from "./group.ts";

/** Tells a dead worker from a stuck and a slow one. */
export const why = row("Dead, stuck or slow?", [
  stateTimeline("state", {
    title: "Group state",
    description:
      "Stable is good; Empty means that nobody consumes. Rebalancing again and again means that workers come and go.",
    noValue: "Kafka does not know the group",
    colors: {
      Stable: "green",
      Empty: "red",
      Dead: "red",
      PreparingRebalance: "yellow",
      CompletingRebalance: "yellow",
      Assigning: "yellow",
      Reconciling: "yellow",
    },
    queries: [kafka.groupState.timeline({ group })],
  }),
  stateTimeline("verdict", {
    title: "Status",
    description: "Stopped commits nothing, stalled commits the same offset again, warning never gets less behind.",
    colors: { ok: "green", warning: "orange", stalled: "red", stopped: "red", rewound: "orange" },
    queries: [kafka.groupStatus.timeline({ group })],
  }),
  timeseries("members", {
    title: "Workers",
    description: "Workers that Kafka has in the group. Fewer than are deployed: some died, or cannot reach the broker.",
    unit: "short",
    min: 0,
    decimals: 0,
    queries: [{ expr: max(kafka.groupMembers.where({ group })), legend: "workers" }],
  }),
  timeseries("owned", {
    title: "Partitions by worker",
    description: "Partitions that each worker has. Equal is an even share; a worker with none has nothing to do.",
    unit: "short",
    min: 0,
    decimals: 0,
    stack: true,
    queries: [
      {
        expr: sum(kafka.memberPartitions.where({ group })).by("client_id", "client_host"),
        legend: "{{client_id}} {{client_host}}",
      },
    ],
  }),
  timeseries("stalled", {
    title: "No progress for",
    description: "Time in which the committed offset did not move although messages waited, worst partition.",
    unit: "s",
    min: 0,
    watches: commitsStalled({ group }),
    queries: [{ expr: max(kafka.commitStalled.where({ group })).by("topic"), legend: "{{topic}}" }],
  }),
]);
