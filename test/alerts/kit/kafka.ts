import {
  type Alert,
  absent,
  add,
  alert,
  and,
  constant,
  counter,
  type Duration,
  div,
  eq,
  fires,
  gap,
  gauge,
  gt,
  increase,
  lt,
  max,
  maxOverTime,
  ramp,
  silent,
  sum,
  unless,
  vector,
} from "../../../alerts/kit/index.ts";
import { groupFound, lagSeconds } from "../../../metrics/kafka.ts";

export { groupFound, lagSeconds };
export const polls = counter("kafka_polls_total", { help: "Polls.", labels: ["group", "outcome"] });
export const used = gauge("pool_used_connections", { help: "Connections in use.", labels: ["pool"] });
export const limit = gauge("pool_max_connections", { help: "Most connections.", labels: ["pool"] });

/** A threshold on an aggregation, with label and value in the text. */
export const consumerLate = ({ group, limit = "60s" }: { group: string; limit?: Duration }): Alert =>
  alert("KafkaConsumerLate", {
    expr: gt(max(lagSeconds.where({ group })).by("group", "topic"), limit),
    for: "5m",
    severity: "critical",
    priority: "P1",
    summary: ({ labels, value }) => `${labels.group} is ${value.humanizeDuration} behind on ${labels.topic}`,
    action: "Look at the members of the group.",
    scenarios: [
      fires("worker stopped", {
        series: [
          lagSeconds.series({ group, topic: "messages", partition: "0" }, ramp({ from: 0, per: "1s", by: 1 })),
          lagSeconds.series({ group, topic: "messages", partition: "1" }, constant(400)),
          lagSeconds.series({ group, topic: "receipts", partition: "0" }, constant(10)),
        ],
        at: "6m15s",
        notBefore: "5m",
      }),
      silent("a burst that drains in two minutes", {
        series: [
          lagSeconds.series({ group, topic: "messages", partition: "0" }, [constant(90, "2m"), constant(0, "10m")]),
        ],
      }),
      silent("just at the limit", {
        shows: "boundary",
        series: [lagSeconds.series({ group, topic: "messages", partition: "0" }, constant(60, "30m"))],
      }),
    ],
  });

/** Alerts that use everything the scenarios can work out by themselves, and one value that they cannot. */
export const everyKind: readonly Alert[] = [
  consumerLate({ group: "router-worker" }),
  alert("GroupMissing", {
    expr: eq(maxOverTime(groupFound.where({ group: "router-worker" }), "5m"), 0),
    for: "5m",
    keepFiringFor: "10m",
    severity: "warning",
    summary: ({ labels }) => `Kafka on ${labels.instance} does not know ${labels.group} {{ here }}`,
    description: "It was {{ never }} started, or expired.",
    action: "Start it.",
    labels: { team: "messaging {{ x }}" },
    scenarios: [
      fires("gone, back, and still told", {
        series: [
          groupFound.series({ group: "router-worker", job: "kafka", instance: "a:1" }, [
            constant(0, "15m"),
            constant(1),
          ]),
        ],
        at: "20m",
      }),
      silent("known", {
        series: [groupFound.series({ group: "router-worker", job: "kafka", instance: "a:1" }, constant(1))],
      }),
      silent("scrapes fail while all is well", {
        series: [
          groupFound.series({ group: "router-worker", job: "kafka", instance: "a:1" }, [
            constant(1, "5m"),
            gap("9m"),
            constant(1, "5m"),
          ]),
        ],
      }),
    ],
  }),
  alert("GroupMetricGone", {
    expr: absent(groupFound.where({ group: "router-worker" })),
    for: "1m",
    severity: "warning",
    summary: ({ labels, value }) => `no data about ${labels.group} (${value})`,
    action: "Look at the exporter.",
    scenarios: [
      fires("the exporter was there and went", {
        series: [groupFound.series({ group: "router-worker" }, constant(1, "3m"))],
        at: "4m15s",
      }),
      fires("never there", { series: [], at: "1m" }),
      silent("there", { series: [groupFound.series({ group: "router-worker" }, constant(0, "10m"))] }),
    ],
  }),
  alert("PollsFailing", {
    expr: gt(
      div(sum(increase(polls.where({ outcome: "error" }), "5m")).by("group"), sum(increase(polls, "5m")).by("group")),
      0.1,
    ),
    severity: "info",
    summary: ({ labels, value }) => `${value.humanizePercentage} of the polls of ${labels.group} fail`,
    action: "Read its log.",
    scenarios: [
      fires("every fourth poll", {
        series: [
          polls.series({ group: "a", outcome: "error" }, ramp({ from: 0, by: 1, per: "15s" })),
          polls.series({ group: "a", outcome: "ok" }, ramp({ from: 0, by: 3, per: "15s" })),
        ],
        at: "10m",
        value: 0.25,
      }),
      silent("every twentieth poll", {
        shows: "boundary",
        series: [
          polls.series({ group: "a", outcome: "error" }, ramp({ from: 0, by: 1, per: "15s", lasts: "30m" })),
          polls.series({ group: "a", outcome: "ok" }, ramp({ from: 0, by: 19, per: "15s", lasts: "30m" })),
        ],
      }),
    ],
  }),
  alert("PoolFull", {
    expr: and(gt(div(used, limit), 0.9), unless(gt(limit, 0), lt(add(limit, 0), 5))),
    severity: "critical",
    summary: ({ labels, value }) => `${labels.pool} uses ${value.humanizePercentage} of its connections`,
    action: "Raise the limit.",
    scenarios: [
      fires("two of three pools, one of them too small to count", {
        series: [
          used.series({ pool: "a" }, constant(19)),
          limit.series({ pool: "a" }, constant(20)),
          used.series({ pool: "b" }, [constant(1, "1m"), constant(97)]),
          limit.series({ pool: "b" }, constant(100)),
          used.series({ pool: "c" }, constant(4)),
          limit.series({ pool: "c" }, constant(4)),
        ],
        at: "5m",
      }),
      silent("nine of ten", {
        shows: "boundary",
        series: [used.series({ pool: "a" }, constant(9, "5m")), limit.series({ pool: "a" }, constant(10, "5m"))],
      }),
    ],
  }),
  // A warning beside the critical alert of the same name: promtool sees both at once.
  alert("PoolFull", {
    expr: gt(div(used, limit), 0.7),
    severity: "warning",
    summary: ({ labels, value }) => `${labels.pool} uses ${value.humanizePercentage} of its connections`,
    action: "Look at what holds them.",
    scenarios: [
      fires("three of four", {
        series: [used.series({ pool: "a" }, constant(19)), limit.series({ pool: "a" }, constant(20))],
        at: "5m",
      }),
      silent("seven of ten", {
        shows: "boundary",
        series: [used.series({ pool: "a" }, constant(7, "5m")), limit.series({ pool: "a" }, constant(10, "5m"))],
      }),
    ],
  }),
  alert("AlwaysOn", {
    expr: vector(1),
    alwaysFiring: true,
    severity: "info",
    summary: "alerts are evaluated",
    action: "Nothing.",
    scenarios: [fires("always", { series: [], at: "15s" })],
  }),
];
