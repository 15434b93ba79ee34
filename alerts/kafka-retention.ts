import { lagSeconds, lostRecords, retentionHeadroom } from "../metrics/kafka.ts";
import {
  type Alert,
  alert,
  and,
  constant,
  fires,
  gap,
  gt,
  lastOverTime,
  lt,
  max,
  min,
  pending,
  predictLinear,
  ramp,
  type SampleSeries,
  type Shape,
  seconds,
  silent,
} from "./kit/index.ts";
import { recent } from "./recent.ts";

interface Consumer {
  readonly group: string;
  readonly owner?: string;
}

/** Kafka deleted records before the group had read them. */
export const recordsLost = ({ group, owner }: Consumer): Alert => {
  const lost = (...samples: readonly Shape[]) => [lostRecords.series({ group, topic: "messages" }, samples)];
  return alert("KafkaRecordsLost", {
    expr: gt(max(lastOverTime(lostRecords.where({ group }), recent)).by("group", "topic"), 0),
    for: "1m",
    severity: "critical",
    priority: "P1",
    ...(owner === undefined ? {} : { owner }),
    labels: { group },
    summary: ({ labels, value }) =>
      `${value} messages in ${labels.topic} were deleted before ${labels.group} read them`,
    description:
      "They were accepted from their senders and will never arrive. It goes on for as long as the group is that far behind.",
    action: "Give the topic a longer retention at once, then bring the group forward.",
    page: {
      meaning:
        "The group's committed position lies before the oldest message that Kafka still has: retention was faster than the consumer. " +
        "The value is the number of messages in between. They are gone; nobody was told.",
      look: [
        "How far behind is the group, and is anybody in it? [KafkaConsumerLate](KafkaConsumerLate.md) has been firing for long.",
        "How long does the topic keep messages? `kafka-configs --describe --topic …`: `retention.ms`, `retention.bytes`. A limit in bytes shortens the time under load.",
        "A consumer that was switched off on purpose, or a topic that was emptied by hand, looks the same.",
      ],
      act: [
        "Raise `retention.ms` and `retention.bytes` of the topic: it takes effect without a restart and stops the loss.",
        "Start or mend the consumer. It goes on at the oldest message there is (`auto.offset.reset=earliest`) or jumps to the newest (`latest`): make sure which.",
        "Tell the senders which messages are lost; api-service's log has their ids.",
      ],
    },
    scenarios: [
      fires("retention overtook a dead group", {
        series: lost(constant(0, "10m"), ramp({ from: 10, by: 10, per: "15s" })),
        at: "11m",
        notBefore: "11m",
        shows: "boundary",
      }),
      fires("a single one, while scrapes fail", {
        series: lost(constant(0, "2m"), constant(1, "30s"), gap("45s"), constant(1)),
        at: "4m",
      }),
      fires("until the group commits behind the gap", {
        series: lost(constant(500, "10m"), constant(0, "10m")),
        at: "5m",
        resolvedBy: "10m",
      }),
      silent("everything is still there", { series: lost(constant(0, "30m")), shows: "boundary" }),
      silent("lag, but nothing lost", {
        series: [lagSeconds.series({ group, topic: "messages", partition: "0" }, constant(9000, "30m"))],
      }),
    ],
  });
};

/** Unread records will be deleted soon, if consumer and retention go on like in the last hour. */
export const retentionClose = ({ group, owner }: Consumer): Alert => {
  const headroom = retentionHeadroom.where({ group });
  const reach = (left: readonly Shape[], behind: readonly Shape[]): readonly SampleSeries[] => [
    retentionHeadroom.series({ group, topic: "messages" }, left),
    lagSeconds.series({ group, topic: "messages", partition: "0" }, behind),
    lagSeconds.series({ group, topic: "messages", partition: "1" }, constant(0)),
  ];
  const falling = (from: number) => ramp({ from, by: -15, per: "15s" });
  const twoDays = seconds("2d");
  return alert("KafkaRetentionClose", {
    // Only where more is unread than lies between its beginning and the log's: of a group that keeps up, a deleted
    // segment takes hours away at once, and in a young topic nothing is deleted although there is hardly any room.
    expr: and(
      lt(min(predictLinear(headroom, { over: "1h", ahead: "4h" })).by("group", "topic"), 0),
      gt(
        max(lastOverTime(lagSeconds.where({ group }), recent)).by("group", "topic"),
        min(lastOverTime(headroom, recent)).by("group", "topic"),
      ),
    ),
    for: "10m",
    severity: "critical",
    priority: "P1",
    ...(owner === undefined ? {} : { owner }),
    labels: { group },
    summary: ({ labels }) =>
      `In four hours Kafka deletes messages in ${labels.topic} that ${labels.group} has not read`,
    description: "They were accepted from their senders and will never arrive.",
    action: "Give the topic a longer retention now; then see why the group is so far behind.",
    page: {
      meaning:
        "The group is so far behind that the oldest message it has not read is nearly the oldest that Kafka keeps, and the room between the two gets smaller. " +
        "What retention reaches first is lost. This is the last moment to prevent it.",
      look: [
        "Room that is left: `kafka_consumergroup_retention_headroom_seconds`; it falls by up to a second per second, in steps of a whole segment.",
        "Dead, stuck or slow? Members and commits of the group tell, see [KafkaConsumerLate](KafkaConsumerLate.md).",
      ],
      act: [
        "Raise `retention.ms` (and `retention.bytes`, where it is set) of the topic to several times the lag: `kafka-configs --alter --topic … --add-config retention.ms=…`. No restart is needed.",
        "See that the brokers' disks can hold that.",
        "Then bring the group forward, and set the retention back when it has caught up.",
      ],
    },
    scenarios: [
      fires("dead for days, three hours of room left", {
        series: reach([falling(seconds("3h"))], [ramp({ from: twoDays, by: 15, per: "15s" })]),
        at: "10m15s",
        notBefore: "10m15s",
      }),
      pending("an evaluation before", {
        series: reach([falling(seconds("3h"))], [ramp({ from: twoDays, by: 15, per: "15s" })]),
        at: "10m",
      }),
      fires("while scrapes fail", {
        series: reach(
          [ramp({ from: seconds("3h"), by: -15, per: "15s", lasts: "20m" }), gap("45s"), falling(seconds("3h") - 1245)],
          [constant(twoDays, "20m"), gap("45s"), constant(twoDays)],
        ),
        at: "40m",
      }),
      fires("until the topic keeps its messages for longer", {
        series: reach(
          [ramp({ from: seconds("3h"), by: -15, per: "15s", lasts: "1h" }), constant(seconds("2h"), "2h")],
          [ramp({ from: twoDays, by: 15, per: "15s", lasts: "3h" })],
        ),
        at: "1h",
        // The last hour fell by half of what it would have to.
        resolvedBy: "1h45m",
      }),
      silent("dead, but there is room for a day", {
        series: reach([falling(seconds("1d"))], [constant(twoDays)]),
        lasts: "2h",
      }),
      silent("a young topic that nobody has read yet: no room, but nothing is deleted", {
        series: reach([constant(0, "2h")], [ramp({ from: 0, by: 15, per: "15s", lasts: "2h" })]),
      }),
      silent("a deleted segment takes a day from a group that keeps up", {
        series: reach([constant(seconds("7d"), "1h"), constant(seconds("6d"), "2h")], [constant(2, "3h")]),
      }),
      silent("caught up: there is no such series", {
        series: [lagSeconds.series({ group, topic: "messages", partition: "0" }, constant(0, "1h"))],
        shows: "no data",
      }),
    ],
  });
};
