// What a team writes, and the mistakes that must not compile.
import {
  deriv,
  eq,
  gauge,
  gt,
  type LabelsOf,
  max,
  ramp,
  rate,
  stateSet,
  sum,
  type Vector,
} from "../../../metrics/kit/index.ts";

const lagSeconds = gauge("kafka_consumergroup_lag_seconds", {
  help: "Age of the oldest record not yet consumed by the group.",
  unit: "seconds",
  labels: ["group", "topic", "partition"],
});

const committedOffset = gauge("kafka_consumergroup_committed_offset", {
  help: "Last committed offset.",
  unit: "offset",
  labels: ["group", "topic", "partition"],
});

const groupState = stateSet("kafka_consumergroup_state", {
  help: "State of the consumer group.",
  labels: ["group"],
  states: ["Stable", "Empty", "Dead"],
});

const groupFound = gauge("kafka_consumergroup_found", {
  help: "Whether the configured group exists.",
  unit: "boolean",
  labels: ["group"],
});

/** The way alerts and dashboards learn what a template may say. */
declare function rule<E extends Vector>(definition: {
  readonly expr: E;
  readonly summary: (data: { readonly labels: { readonly [K in LabelsOf<E>]: string } }) => string;
}): void;

const group: string = "router-worker";
const limit = "60s";

rule({
  expr: gt(max(lagSeconds.where({ group })).by("group", "topic"), limit),
  summary: ({ labels }) => `${labels.group} is late on ${labels.topic}`,
});

rule({
  expr: gt(max(lagSeconds.where({ group })).by("group", "topic"), limit),
  // @ts-expect-error by() dropped it
  summary: ({ labels }) => `partition ${labels.partition} is late`,
});

rule({ expr: eq(groupFound.where({ group }), 0), summary: ({ labels }) => `${labels.group} is unknown` });

sum(deriv(committedOffset.where({ group }), "5m")).by("topic");
// @ts-expect-error committedOffset is a gauge
sum(rate(committedOffset.where({ group }), "5m")).by("topic");

lagSeconds.series({ group, topic: "messages", partition: "0" }, ramp({ from: 0, per: "1s", by: 1 }));
groupState.timeline({ group });
