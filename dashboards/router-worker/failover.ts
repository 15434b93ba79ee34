import { consumerGroupMissing, routerGroup as group } from "../../alerts/index.ts";
import { containers, kafka } from "../../metrics/index.ts";
import { statusColors } from "../kafka/index.ts";
import { avgOverTime, changes, row, stateTimeline, sub, sum, timeseries } from "../kit/index.ts";

/** What happens when a worker dies, and how long it takes until the others do its work. */
export const failover = row("Failover", [
  stateTimeline("verdict", {
    title: "Status",
    description: "Stopped commits nothing, stalled commits the same offset again, warning never gets less behind.",
    colors: statusColors,
    height: 8,
    width: "third",
    watches: consumerGroupMissing({ group }),
    queries: [kafka.groupStatus.timeline({ group })],
  }),
  timeseries("rebalancing", {
    title: "Time without a stable group",
    description:
      "Share of the last minute in which nobody could consume. Seconds after a crash or a deployment are usual.",
    unit: "percentunit",
    min: 0,
    max: 1,
    width: "third",
    queries: [
      {
        expr: sub(1, sum(avgOverTime(kafka.groupState.in("Stable").where({ group }), "1m")).by("group")),
        legend: "{{group}}",
      },
    ],
  }),
  timeseries("restarts", {
    title: "Worker restarts",
    description: "Starts of each worker's container within the last 10 minutes. Without a deployment 0 is good.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "third",
    mayBeEmpty: "The workers may run where this stack sees no containers.",
    queries: [
      {
        expr: sum(changes(containers.startTime.where({ name: /.*router-worker.*/ }), "10m")).by("name"),
        legend: "{{name}}",
      },
    ],
  }),
]);
