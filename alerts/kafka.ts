import { commitStalled, groupFound, groupMembers, lagSeconds } from "../metrics/kafka.ts";
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
import { recent } from "./recent.ts";

interface Consumer {
  readonly group: string;
  readonly owner?: string;
}

/** A consumer that is late for longer than its users accept. */
export const consumerLate = ({ group, owner, limit = "60s" }: Consumer & { limit?: Duration }): Alert => {
  const late = behind(group);
  const most = seconds(limit);
  return alert("KafkaConsumerLate", {
    expr: gt(max(lastOverTime(lagSeconds.where({ group }), recent)).by("group", "topic"), limit),
    for: "5m",
    severity: "critical",
    priority: "P1",
    ...(owner === undefined ? {} : { owner }),
    labels: { group },
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
      fires("the worker stopped", {
        series: late(ramp({ from: 0, by: most / 4, per: "15s" })),
        at: "6m15s",
        notBefore: "6m15s",
      }),
      fires("just over the limit", { shows: "boundary", series: late(constant(most + 1)), at: "5m" }),
      fires("late, while scrapes fail", {
        series: late(constant(2 * most, "3m"), gap("45s"), constant(2 * most)),
        at: "5m",
      }),
      fires("until it has caught up", {
        series: late(
          constant(5 * most, "20m"),
          ramp({ from: 5 * most, by: -most, per: "15s", lasts: "1m15s" }),
          constant(0, "10m"),
        ),
        at: "20m",
        resolvedBy: "21m",
      }),
      silent("just at the limit", { shows: "boundary", series: late(constant(most, "30m")) }),
      silent("a burst that drains in four minutes", { series: late(constant(2 * most, "4m"), constant(0, "20m")) }),
      silent("the exporter is gone: TargetMissing says so", {
        shows: "no data",
        series: late(constant(2 * most, "3m"), gap("30m")),
      }),
    ],
  });
};

/** The group is configured but the broker does not know it: never started, or expired. */
export const consumerGroupMissing = ({ group, owner }: Consumer): Alert => {
  const found = (...samples: Parameters<typeof groupFound.series>[1][]) => [
    groupFound.series({ group }, samples.flat()),
  ];
  return alert("KafkaConsumerGroupMissing", {
    expr: eq(max(lastOverTime(groupFound.where({ group }), recent)).by("group"), 0),
    for: "5m",
    severity: "critical",
    priority: "P1",
    ...(owner === undefined ? {} : { owner }),
    labels: { group },
    mutes: [{ alert: consumerLate({ group }), equal: ["group"] }],
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
      fires("never started", { series: found(constant(0)), at: "5m", notBefore: "5m" }),
      fires("its offsets expired", { series: found(constant(1, "10m"), constant(0)), at: "15m" }),
      fires("until it is started again", {
        series: found(constant(1, "10m"), constant(0, "10m"), constant(1, "10m")),
        at: "15m",
        resolvedBy: "20m",
      }),
      fires("gone, and all that was known of it: the alerts on its lag and members are blind", {
        series: [
          ...found(constant(1, "10m"), constant(0)),
          ...connected(group)(constant(2, "10m"), gap()),
          ...behind(group)(constant(2, "10m"), gap()),
        ],
        at: "15m",
      }),
      silent("known", { series: found(constant(1, "30m")) }),
      silent("known just in time", { series: found(constant(0, "4m45s"), constant(1, "20m")) }),
    ],
  });
};

/** The group is there, but nobody is in it: every worker is dead, or cannot reach the broker. */
export const consumerGroupEmpty = ({ group, owner }: Consumer): Alert => {
  const members = connected(group);
  return alert("KafkaConsumerGroupWithoutMembers", {
    expr: eq(max(lastOverTime(groupMembers.where({ group }), recent)).by("group"), 0),
    for: "3m",
    severity: "critical",
    priority: "P1",
    ...(owner === undefined ? {} : { owner }),
    labels: { group },
    mutes: [{ alert: consumerLate({ group }), equal: ["group"] }],
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
      fires("all workers died", { series: members(constant(2, "10m"), constant(0)), at: "13m", notBefore: "13m" }),
      fires("until one is back, while scrapes fail", {
        series: members(constant(0, "5m"), gap("45s"), constant(0, "5m"), constant(1, "10m")),
        at: "5m45s",
        resolvedBy: "10m45s",
      }),
      silent("one of two died", { series: members(constant(2, "10m"), constant(1, "20m")) }),
      silent("a restart of two minutes", {
        series: members(constant(1, "10m"), constant(0, "2m"), constant(1, "20m")),
      }),
    ],
  });
};

/** The group has members and work to do, but what it commits does not move: a message it cannot get past, or a deadlock. */
export const commitsStalled = ({ group, owner, limit = "5m" }: Consumer & { limit?: Duration }): Alert => {
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
    // Once what is stuck has become too old, KafkaConsumerLate pages: this one says why.
    severity: "warning",
    priority: "P2",
    ...(owner === undefined ? {} : { owner }),
    labels: { group },
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
        notBefore: "1m",
      }),
      silent("just at the limit", { shows: "boundary", series: stalled({ members: 2 }, constant(most, "20m")) }),
      fires("until the message is put aside, while scrapes fail", {
        series: stalled(
          { members: 2 },
          constant(2 * most, "5m"),
          gap("45s"),
          constant(2 * most, "5m"),
          constant(0, "10m"),
        ),
        at: "10m",
        resolvedBy: "10m45s",
      }),
      silent("dead, not stuck", { series: stalled({ members: 0 }, constant(3 * most, "20m")) }),
    ],
  });
};
