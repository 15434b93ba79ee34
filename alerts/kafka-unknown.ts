import { lagRecords, lagSeconds, lagSecondsUnknown, lagUnknown } from "../metrics/kafka.ts";
import {
  type Alert,
  alert,
  and,
  constant,
  fires,
  gap,
  gt,
  lastOverTime,
  max,
  ramp,
  type SampleSeries,
  type Shape,
  silent,
  sum,
} from "./kit/index.ts";
import { recent } from "./recent.ts";

const topic = "messages";

interface Backlog {
  readonly group: string;
  /** Records that are too many to be caught up with soon. */
  readonly records?: number;
  readonly owner?: string;
}

/** Much is unread and its age cannot be told: KafkaConsumerLate, which looks at the age, is blind. */
export const consumerBacklog = ({ group, records = 1000, owner }: Backlog): Alert => {
  const unread = (...samples: readonly Shape[]) => [
    lagRecords.series({ group, topic, partition: "0" }, samples),
    lagRecords.series({ group, topic, partition: "1" }, constant(0)),
  ];
  const undated = (partitions: number) =>
    lagSecondsUnknown.series({ group, topic, reason: "future_record" }, constant(partitions));
  return alert("KafkaConsumerBacklog", {
    expr: and(
      // Two exporters tell the same of each partition: it counts once.
      gt(
        sum(max(lastOverTime(lagRecords.where({ group }), recent)).by("group", "topic", "partition")).by(
          "group",
          "topic",
        ),
        records,
      ),
      gt(max(lastOverTime(lagSecondsUnknown.where({ group }), recent)).by("group", "topic"), 0),
    ),
    for: "5m",
    severity: "critical",
    priority: "P1",
    ...(owner === undefined ? {} : { owner }),
    labels: { group },
    summary: ({ labels, value }) =>
      `${labels.group} has ${value.humanize} unread messages in ${labels.topic}, of unknown age`,
    description: "Messages arrive late, and how late cannot be told: their dates are unusable.",
    action:
      "Treat it as a late consumer: members, state and commit rate of the group tell a dead one from a stuck or a slow one.",
    page: {
      meaning:
        "A late consumer is normally found by the age of its oldest unread message. Here that age is unknown for at least one partition, so the number of unread messages counts instead.",
      look: [
        "Why the age is unknown: `kafka_consumergroup_lag_seconds_unknown{reason}`. `future_record`: a producer's clock is ahead; `no_timestamp`: its client is ancient; the others are in the exporter's page.",
        "Dead, stuck or slow: as for [KafkaConsumerLate](KafkaConsumerLate.md).",
      ],
      act: [
        "Bring the group forward as for [KafkaConsumerLate](KafkaConsumerLate.md).",
        "Set the producer's clock right. `message.timestamp.type=LogAppendTime` on the topic makes the broker's clock count.",
      ],
    },
    scenarios: [
      fires("the worker stopped, and a producer's clock is ahead", {
        series: [...unread(ramp({ from: 0, by: 500, per: "15s" })), undated(1)],
        at: "5m45s",
        notBefore: "5m45s",
      }),
      fires("just over the limit, while scrapes fail", {
        series: [...unread(constant(records + 1, "3m"), gap("45s"), constant(records + 1)), undated(2)],
        at: "5m",
        shows: "boundary",
      }),
      fires("until it is worked off, with the clock still wrong", {
        series: [...unread(constant(5 * records, "10m"), constant(0, "10m")), undated(1)],
        at: "8m",
        resolvedBy: "10m",
      }),
      silent("just at the limit", { series: [...unread(constant(records, "20m")), undated(1)], shows: "boundary" }),
      silent("two exporters tell the same: it counts once", {
        series: ["kafka-lag-1:9308", "kafka-lag-2:9308"].flatMap((instance) => [
          lagRecords.series({ instance, group, topic, partition: "0" }, constant(0.6 * records, "20m")),
          lagSecondsUnknown.series({ instance, group, topic, reason: "future_record" }, constant(1, "20m")),
        ]),
      }),
      silent("many, but their age is known: another alert judges that", {
        series: [
          ...unread(constant(20 * records, "20m")),
          lagSeconds.series({ group, topic, partition: "0" }, constant(20, "20m")),
        ],
      }),
      silent("right after the exporter's start the age is still searched", {
        series: [
          ...unread(constant(20 * records, "20m")),
          lagSecondsUnknown.series({ group, topic, reason: "searching" }, [constant(6, "45s"), gap("19m")]),
        ],
      }),
    ],
  });
};

/** Nothing is known about a part of a topic: the alerts on a group's lag do not see it. */
export const lagNotKnown = ({ group, owner }: { group: string; owner?: string }): Alert => {
  const unknown = (...samples: readonly Shape[]): readonly SampleSeries[] => [
    lagUnknown.series({ group, topic, reason: "no_offsets" }, samples),
  ];
  return alert("KafkaLagUnknown", {
    expr: gt(max(lastOverTime(lagUnknown.where({ group }), recent)).by("group", "topic", "reason"), 0),
    for: "10m",
    severity: "warning",
    priority: "P2",
    ...(owner === undefined ? {} : { owner }),
    labels: { group },
    summary: ({ labels, value }) =>
      `The lag of ${labels.group} is unknown for ${value} partitions of ${labels.topic}: ${labels.reason}`,
    description: "If the group falls behind on these partitions, no alert says so.",
    action: "Ask the exporter why: kafka-lag doctor names the broker and the remedy.",
    page: {
      look: [
        "`no_leader`: see [KafkaPartitionsLeaderless](KafkaPartitionsLeaderless.md).",
        '`no_coordinator`: nobody told where the group stands. `kafka_broker_up` says which broker did not answer, `kafka_broker_failures` why; where the latter has `call="FindCoordinator"`, the part of `__consumer_offsets` in which the group is kept has no leader.',
        "`no_offsets`: a broker did not tell the ends of its partitions. `kafka_broker_up` says which, `kafka_broker_failures{kind}` why: `authorization` is a missing right to describe the topic.",
      ],
      act: ["Mend what `kafka-lag doctor` finds, or give the exporter's user the right to describe the topic."],
    },
    scenarios: [
      fires("a broker does not answer", {
        series: unknown(constant(2)),
        at: "10m",
        notBefore: "10m",
        shows: "boundary",
      }),
      fires("while scrapes fail", { series: unknown(constant(2, "6m"), gap("45s"), constant(2)), at: "10m" }),
      fires("until the broker answers: then nothing is unknown", {
        series: unknown(constant(2, "20m"), gap("10m")),
        at: "15m",
        resolvedBy: "21m",
      }),
      silent("a broker restarts: unknown for five minutes, then not told any more", {
        series: unknown(constant(2, "5m"), gap("20m")),
      }),
      silent("known", {
        series: [lagRecords.series({ group, topic, partition: "0" }, constant(3, "30m"))],
        shows: "no data",
      }),
    ],
  });
};
