import { clusterUp, commitStalled, groupFound, groupMembers, lagSeconds } from "../metrics/kafka.ts";
import { behind, connected, stalledWith } from "./kafka-scenarios.ts";
import {
  type Alert,
  alert,
  and,
  constant,
  type Duration,
  eq,
  fires,
  gap,
  gt,
  lastOverTime,
  max,
  ramp,
  seconds,
  silent,
} from "./kit/index.ts";

/** Bridges scrapes that failed: without it a single one would start `for` again. */
const recent = "1m";

/** A consumer that is late for longer than its users accept. */
export const consumerLate = ({ group, limit = "60s" }: { group: string; limit?: Duration }): Alert => {
  const late = behind(group);
  const most = seconds(limit);
  return alert("KafkaConsumerLate", {
    expr: gt(max(lastOverTime(lagSeconds.where({ group }), recent)).by("group", "topic"), limit),
    for: "5m",
    severity: "critical",
    priority: "P1",
    summary: ({ labels, value }) => `${labels.group} is ${value.humanizeDuration} behind on ${labels.topic}`,
    description: "The oldest message that it has not dealt with is that old: messages arrive late.",
    action: "Members, state and commit rate of the group tell a dead consumer from a stuck or a slow one.",
    page: {
      meaning:
        "The oldest message that the group has not dealt with, on the worst partition of the topic, " +
        "has been older than the limit (60 s) for five minutes. " +
        "Whoever waits for those messages gets them that late, or later.",
      look: [
        "Dashboard *Router Worker*: are there members, in which state is the group, does the committed offset move?",
        "No members: the workers are dead, see [KafkaConsumerGroupWithoutMembers](KafkaConsumerGroupWithoutMembers.md).",
        "Members, and the offset stands still: stuck, see [KafkaCommitsStalled](KafkaCommitsStalled.md).",
        "Members, and the offset moves: slow. More comes in than they get done, or what they depend on has become slow.",
      ],
      act: [
        "Start dead workers, help stuck ones past their message, add workers to slow ones: " +
          "up to one for each partition.",
      ],
    },
    scenarios: [
      // Past the limit at the first evaluation after it; five minutes of `for` follow.
      fires("the worker stopped", { series: late(ramp({ from: 0, by: most / 4, per: "15s" })), at: "6m15s" }),
      fires("just over the limit", { shows: "boundary", series: late(constant(most + 1)), at: "5m" }),
      fires("late, while scrapes fail", {
        series: late(constant(2 * most, "3m"), gap("45s"), constant(2 * most)),
        at: "5m",
      }),
      silent("just at the limit", { shows: "boundary", series: late(constant(most, "30m")) }),
      silent("a burst that drains in four minutes", { series: late(constant(2 * most, "4m"), constant(0, "20m")) }),
    ],
  });
};

/** The group is configured but the broker does not know it: never started, or expired. */
export const consumerGroupMissing = ({ group }: { group: string }): Alert => {
  const found = (...samples: Parameters<typeof groupFound.series>[1][]) => [
    groupFound.series({ group }, samples.flat()),
  ];
  return alert("KafkaConsumerGroupMissing", {
    expr: eq(max(lastOverTime(groupFound.where({ group }), recent)).by("group"), 0),
    for: "5m",
    severity: "critical",
    priority: "P1",
    summary: ({ labels }) => `Kafka does not know the consumer group ${labels.group}`,
    description: "Nobody consumes under that name, and no offsets are kept: what is sent meanwhile may never be read.",
    action: "Start the consumer; when it runs, compare its group.id with the settings.",
    page: {
      meaning:
        "For five minutes Kafka has not known a consumer group that the settings name. It never started, " +
        "or it has been away for so long that its offsets expired. When it starts now, " +
        "it begins where its own setting for unknown offsets says: it may read everything again, " +
        "or skip what came meanwhile.",
      look: [
        "Does the consumer run? Its log says whether it reached the broker.",
        "Is its `group.id` the one in the settings? Kafka tells capitals from small letters.",
      ],
      act: [
        "Start the consumer, or correct the name.",
        "If the group was given up on purpose, take it out of the system that names it; the alert goes with it.",
      ],
    },
    scenarios: [
      fires("never started", { series: found(constant(0)), at: "5m" }),
      fires("its offsets expired", { series: found(constant(1, "10m"), constant(0)), at: "15m" }),
      silent("known", { series: found(constant(1, "30m")) }),
      silent("known just in time", { series: found(constant(0, "4m45s"), constant(1, "20m")) }),
    ],
  });
};

/** The group is there, but nobody is in it: every worker is dead, or cannot reach the broker. */
export const consumerGroupEmpty = ({ group }: { group: string }): Alert => {
  const members = connected(group);
  return alert("KafkaConsumerGroupWithoutMembers", {
    expr: eq(max(lastOverTime(groupMembers.where({ group }), recent)).by("group"), 0),
    for: "3m",
    severity: "critical",
    priority: "P1",
    summary: ({ labels }) => `Nobody consumes for ${labels.group}`,
    description: "Messages are accepted and wait. They are lost when retention reaches them first.",
    action: "Start the workers again; their logs say why they left.",
    page: {
      meaning:
        "Kafka knows the group, but for three minutes nobody has been in it. What is sent waits in the topic, " +
        "up to its retention.",
      look: [
        "The workers' containers: are they running, how often were they restarted, what do their logs end with?",
        "They run: their logs say whether the broker refuses them (address, password, rights).",
      ],
      act: ["Start the workers.", "What waits is worked off then; *Router Worker* shows how fast."],
    },
    scenarios: [
      fires("all workers died", { series: members(constant(2, "10m"), constant(0)), at: "13m" }),
      silent("one of two died", { series: members(constant(2, "10m"), constant(1, "20m")) }),
      silent("a restart of two minutes", {
        series: members(constant(1, "10m"), constant(0, "2m"), constant(1, "20m")),
      }),
    ],
  });
};

/** The group has members and work to do, but what it commits does not move: a message it cannot get past, or a deadlock. */
export const commitsStalled = ({ group, limit = "5m" }: { group: string; limit?: Duration }): Alert => {
  const stalled = stalledWith(group);
  const most = seconds(limit);
  return alert("KafkaCommitsStalled", {
    expr: and(
      gt(max(lastOverTime(commitStalled.where({ group }), recent)).by("group", "topic"), limit),
      // Without members it is dead, not stuck, and another alert says so.
      gt(max(lastOverTime(groupMembers.where({ group }), recent)).by("group"), 0),
      { on: ["group"] },
    ),
    for: "1m",
    severity: "critical",
    priority: "P1",
    summary: ({ labels, value }) =>
      `${labels.group} has not got ahead on ${labels.topic} for ${value.humanizeDuration}`,
    description: "It is alive and messages wait, but on one partition at least nothing is committed.",
    action: "Read the worker's log: the same error again and again is a message it cannot get past.",
    page: {
      meaning:
        "The group has members and messages wait, " +
        "but on one partition at least the committed offset has not moved for more than five minutes. " +
        "The worker is alive and does not get ahead.",
      look: [
        "The worker's log: the same error for the same message again and again is a message that it cannot get past.",
        "No error: it waits for something. A thread dump tells for what.",
        "Dashboard *Router Worker*: one partition, or all of them?",
      ],
      act: [
        "Make the worker put aside what it cannot deal with, or correct the message's sender; " +
          "restart it when it is deadlocked.",
        "Moving the committed offset by hand skips messages: write down which.",
      ],
    },
    scenarios: [
      fires("a message it cannot get past", {
        shows: "boundary",
        series: stalled({ members: 2 }, constant(most + 1)),
        at: "1m",
      }),
      silent("just at the limit", { shows: "boundary", series: stalled({ members: 2 }, constant(most, "20m")) }),
      silent("dead, not stuck", { series: stalled({ members: 0 }, constant(3 * most, "20m")) }),
    ],
  });
};

/** The exporter reaches no broker: every other series about the cluster is absent, and the alerts on them are blind. */
export const kafkaUnreachable: Alert = alert("KafkaUnreachable", {
  expr: eq(lastOverTime(clusterUp, recent), 0),
  for: "2m",
  severity: "critical",
  priority: "P1",
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
      series: [clusterUp.series(exporter(), [constant(1, "10m"), constant(0)])],
      at: "12m",
    }),
    silent("a broker restarts", {
      series: [clusterUp.series(exporter(), [constant(1, "10m"), constant(0, "1m30s"), constant(1, "20m")])],
    }),
  ],
});

function exporter() {
  return { job: "kafka-lag", instance: "kafka-lag:9308" };
}
