import { kafkaUnreachable, partitionsLeaderless, partitionsUnderReplicated } from "../../alerts/index.ts";
import { kafka } from "../../metrics/index.ts";
import { max, min, row, stateTimeline, sum, timeseries } from "../kit/index.ts";
import { clusters } from "./scope.ts";

/** Whether Kafka itself is well: without that, no consumer is. */
export const cluster = row("The cluster", [
  stateTimeline("brokers", {
    title: "Brokers",
    description: "Answers is good. What only a broker that fails knows is missing above.",
    width: "third",
    height: 8,
    colors: { answers: "green", fails: "red" },
    watches: kafkaUnreachable,
    queries: [
      {
        expr: min(kafka.brokerUp.where(clusters)).by("broker"),
        legend: "broker {{broker}}",
        values: [
          { value: 0, text: "fails" },
          { value: 1, text: "answers" },
        ],
      },
    ],
  }),
  timeseries("not-well", {
    title: "Partitions not well",
    description:
      "Without a leader nobody reads or writes; with too few replicas the next broker lost takes records along.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "third",
    watches: [partitionsLeaderless(), partitionsUnderReplicated()],
    queries: [
      { expr: max(kafka.leaderlessPartitions.where(clusters)).by("topic"), legend: "{{topic}}: no leader" },
      { expr: max(kafka.underReplicatedPartitions.where(clusters)).by("topic"), legend: "{{topic}}: too few replicas" },
    ],
  }),
  timeseries("broker-failures", {
    title: "Questions without an answer",
    description: "Groups or partitions that a broker did not tell of, by kind: authorization is a missing right.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "third",
    noValue: "all answered",
    mayBeEmpty: "Brokers answer everything.",
    queries: [
      {
        expr: sum(kafka.brokerFailures.where(clusters)).by("broker", "call", "kind"),
        legend: "broker {{broker}}: {{call}}, {{kind}}",
      },
    ],
  }),
]);
