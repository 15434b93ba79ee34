import { clusterUp, leaderlessPartitions, underReplicatedPartitions } from "../metrics/kafka.ts";
import { type Alert, alert, constant, eq, fires, gap, gt, lastOverTime, max, type Shape, silent } from "./kit/index.ts";
import { recent } from "./recent.ts";

const topic = "messages";
const exporter = { job: "kafka-lag", instance: "kafka-lag:9308" };

/** The exporter reaches no broker: every other series about the cluster is absent, and the alerts on them are blind. */
export const kafkaUnreachable: Alert = alert("KafkaUnreachable", {
  expr: eq(lastOverTime(clusterUp, recent), 0),
  for: "2m",
  severity: "critical",
  priority: "P1",
  owner: "messaging",
  summary: ({ labels }) => `${labels.instance} reaches no broker of the Kafka cluster`,
  description: "Nothing is known about lag and consumer groups, so no alert on them can fire.",
  action: "See whether the brokers run; then ask the exporter: kafka-lag doctor.",
  page: {
    meaning:
      "For two minutes no broker of the cluster has answered the exporter of consumer lag. " +
      "Nothing is known about lag and groups, so no alert on them can fire.",
    look: [
      "Do the brokers run? What do producers and consumers say?",
      "Only the exporter is cut off: `kafka-lag doctor` says for each broker whether its name, TLS, login, " +
        "rights or version is in the way.",
    ],
    act: [
      "Bring the brokers back, or correct the exporter's addresses and login (`sightline:addresses`, " +
        "`sightline:kafka`).",
    ],
  },
  scenarios: [
    fires("all brokers are down", {
      series: [clusterUp.series(exporter, [constant(1, "10m"), constant(0)])],
      at: "12m",
      notBefore: "12m",
    }),
    fires("until one answers, while scrapes fail", {
      series: [clusterUp.series(exporter, [constant(0, "3m"), gap("45s"), constant(0, "6m15s"), constant(1, "10m")])],
      at: "5m",
      resolvedBy: "10m",
    }),
    silent("a broker restarts", {
      series: [clusterUp.series(exporter, [constant(1, "10m"), constant(0, "1m30s"), constant(1, "20m")])],
    }),
  ],
});

/** Nobody can write to a part of a topic, nor read from it. */
export const partitionsLeaderless = ({ owner }: { owner?: string } = {}): Alert => {
  const leaderless = (...samples: readonly Shape[]) => [leaderlessPartitions.series({ topic }, samples)];
  return alert("KafkaPartitionsLeaderless", {
    expr: gt(max(lastOverTime(leaderlessPartitions, recent)).by("topic"), 0),
    // An election takes seconds; a controlled restart of a broker moves its leaders away before.
    for: "1m",
    severity: "critical",
    priority: "P1",
    ...(owner === undefined ? {} : { owner }),
    summary: ({ labels, value }) => `${value} partitions of ${labels.topic} have no leader`,
    description: "What belongs on these partitions can be neither sent nor received, and their lag is unknown.",
    action: "Start the broker that is down: the last one in sync holds the records.",
    page: {
      meaning:
        "A partition is written and read through its leader. These have none: all brokers in sync with them are down, or the controller cannot elect. " +
        "Senders whose messages belong there are refused, the others notice nothing.",
      look: [
        "Which brokers answer: `kafka_broker_up`, and `kafka_brokers` against how many there should be.",
        "`kafka-topics --describe --unavailable-partitions` names partitions, replicas and those that were in sync last.",
        "With every partition affected it is the controller: its log tells.",
      ],
      act: [
        "Start the broker that was in sync last. Leaders come back by themselves.",
        "When its disk is lost: an unclean election makes the partition usable again and loses what only that broker had. Decide that with whoever owns the data.",
      ],
    },
    scenarios: [
      fires("the only replica's broker is down", {
        series: leaderless(constant(0, "10m"), constant(3)),
        at: "11m",
        notBefore: "11m",
        shows: "boundary",
      }),
      fires("one partition, while scrapes fail", {
        series: leaderless(constant(0, "2m"), constant(1, "30s"), gap("45s"), constant(1)),
        at: "4m",
      }),
      fires("until the broker is back", {
        series: leaderless(constant(3, "10m"), constant(0, "10m")),
        at: "5m",
        resolvedBy: "10m",
      }),
      silent("every partition has its leader", { series: leaderless(constant(0, "30m")), shows: "boundary" }),
      silent("an election", { series: leaderless(constant(0, "10m"), constant(3, "45s"), constant(0, "20m")) }),
    ],
  });
};

/** The next broker that is lost may take records with it. */
export const partitionsUnderReplicated = ({ owner }: { owner?: string } = {}): Alert => {
  const behind = (...samples: readonly Shape[]) => [underReplicatedPartitions.series({ topic }, samples)];
  return alert("KafkaPartitionsUnderReplicated", {
    expr: gt(max(lastOverTime(underReplicatedPartitions, recent)).by("topic"), 0),
    // A broker that was restarted needs minutes to catch up.
    for: "15m",
    severity: "warning",
    priority: "P2",
    ...(owner === undefined ? {} : { owner }),
    summary: ({ labels, value }) =>
      `${value} partitions of ${labels.topic} have fewer replicas in sync than they should`,
    description:
      "Everything still works. The next broker that is lost may make messages unreachable, or take them along.",
    action: "See whether a broker is down or cannot keep up with its leaders.",
    page: {
      look: [
        "A broker down: `kafka_brokers` is smaller than it should be. It is behind on everything.",
        "A broker up but slow: a full or slow disk, a saturated network. `kafka-topics --describe --under-replicated-partitions` shows which one is missing everywhere.",
        "`min.insync.replicas`: once fewer are in sync than that, senders with `acks=all` are refused.",
      ],
      act: [
        "Start the broker, or free what slows it down; it catches up by itself.",
        "Do not restart any other broker before that.",
        "A broker that stays away: move its replicas to others with `kafka-reassign-partitions`.",
      ],
    },
    scenarios: [
      fires("a broker is down", { series: behind(constant(0, "10m"), constant(6)), at: "25m", notBefore: "25m" }),
      fires("a single partition, while scrapes fail", {
        series: behind(constant(1, "9m"), gap("45s"), constant(1)),
        at: "15m",
        shows: "boundary",
      }),
      fires("until the replicas have caught up", {
        series: behind(constant(6, "30m"), constant(0, "10m")),
        at: "20m",
        resolvedBy: "30m",
      }),
      silent("all in sync", { series: behind(constant(0, "30m")), shows: "boundary" }),
      silent("a broker's restart: twelve minutes to catch up", {
        series: behind(constant(0, "10m"), constant(6, "12m"), constant(0, "20m")),
      }),
    ],
  });
};
