import { gauge, stateSet } from "./kit/index.ts";

export * from "./kafka-collection.ts";
export * from "./kafka-topics.ts";

// Lag. With less detail (setting `detail`, or the series budget) the label partition is missing, then topic too:
// records and offsets are then sums, seconds the worst. max() and sum() by group and topic read all levels alike.

const partition = ["group", "topic", "partition"] as const;

/** From the committed offset, or the log's start where that is later, to the log's end. Never negative. */
export const lagRecords = gauge("kafka_consumergroup_lag", {
  help: "Records not yet consumed by the group.",
  unit: "records",
  labels: partition,
});

/** The lag of a partition that has no leader, or whose broker did not answer, is absent and counted here. */
export const lagUnknown = gauge("kafka_consumergroup_lag_unknown", {
  help: "Partitions whose lag is unknown, by reason.",
  unit: "partitions",
  labels: ["group", "topic", "reason"],
});

/** Grows by 1 s per second when nothing is consumed, 0 when everything is. Its error is in {@link lagErrorBound}. */
export const lagSeconds = gauge("kafka_consumergroup_lag_seconds", {
  help: "Age of the oldest record not yet consumed by the group.",
  unit: "seconds",
  labels: partition,
});

/** An age that cannot be told is absent and counted here, whatever the reason: a record from the future, no answer in time. */
export const lagSecondsUnknown = gauge("kafka_consumergroup_lag_seconds_unknown", {
  help: "Partitions whose lag in seconds is unknown, by reason.",
  unit: "partitions",
  labels: ["group", "topic", "reason"],
});

/** The true age lies within this of the one shown. */
export const lagErrorBound = gauge("kafka_consumergroup_lag_error_bound_seconds", {
  help: "How far the lag in seconds may be off, worst partition.",
  unit: "seconds",
  labels: ["group", "topic"],
});

/** Below 1 right after the start and while commits jump: the search goes on at the next collection. */
export const lagConverged = gauge("kafka_consumergroup_lag_converged_ratio", {
  help: "Share of the lagging partitions whose lag in seconds is within the tolerance.",
  unit: "ratio",
  labels: ["group"],
});

/** Exact: for objectives such as "99 % of the records are consumed within 60 s". `threshold` is in seconds. */
export const overdueRecords = gauge("kafka_consumergroup_overdue_records", {
  help: "Records not yet consumed that are older than the threshold in seconds.",
  unit: "records",
  labels: ["group", "topic", "threshold"],
});

/** Where this is there, the overdue records are a lower bound, or absent. */
export const overdueUnknown = gauge("kafka_consumergroup_overdue_records_unknown", {
  help: "Partitions whose overdue records are unknown, by reason.",
  unit: "partitions",
  labels: ["group", "topic", "threshold", "reason"],
});

/** The lag's change between two collections: above 0 it grows, below 0 it drains. */
export const lagVelocity = gauge("kafka_consumergroup_lag_velocity", {
  help: "Change of the lag in records per second; below 0 it drains.",
  unit: "records per second",
  labels: ["group", "topic"],
});

// Offsets

/** Offset the group committed last; goes down on a reset, hence a gauge. */
export const committedOffset = gauge("kafka_consumergroup_committed_offset", {
  help: "Last committed offset.",
  unit: "offset",
  labels: partition,
});

/** Counted by the exporter, from its start at the latest: Kafka does not tell when an offset was committed. */
export const commitStalled = gauge("kafka_consumergroup_commit_stalled_seconds", {
  help: "Time in which the committed offset of a lagging partition did not move, worst partition.",
  unit: "seconds",
  labels: ["group", "topic"],
});

/** Deleted by retention before the group read them. */
export const lostRecords = gauge("kafka_consumergroup_lost_records", {
  help: "Records between the committed offset and the start of the log: deleted unread.",
  unit: "records",
  labels: ["group", "topic"],
});

/** Near 0, retention deletes what the group has not read yet. */
export const retentionHeadroom = gauge("kafka_consumergroup_retention_headroom_seconds", {
  help: "Time between the oldest record of the log and the group's position, smallest partition.",
  unit: "seconds",
  labels: ["group", "topic"],
});

/** Neither lag 0 nor known: the group never committed there, or the offset expired. */
export const uncommittedPartitions = gauge("kafka_consumergroup_uncommitted_partitions", {
  help: "Partitions assigned to the group without a committed offset.",
  unit: "partitions",
  labels: ["group", "topic"],
});

/** The topic was truncated, or deleted and made again; their lag counts as 0. */
export const beyondEndPartitions = gauge("kafka_consumergroup_offset_beyond_end_partitions", {
  help: "Partitions whose committed offset lies behind the end of the log.",
  unit: "partitions",
  labels: ["group", "topic"],
});

// Groups

/** State of the group as the broker reports it: one series per state, 1 for the current one. */
export const groupState = stateSet("kafka_consumergroup_state", {
  help: "State of the consumer group.",
  labels: ["group"],
  states: [
    "Stable",
    "Empty",
    "PreparingRebalance",
    "CompletingRebalance",
    "Assigning",
    "Reconciling",
    "Dead",
    "Unknown",
  ],
  unit: "boolean",
});

/**
 * What the last collections say about the group, by Burrow's rules: `stopped` commits nothing, `stalled` commits the same
 * offset, `warning` never gets less behind, `rewound` went back. Only for groups that lag.
 */
export const groupStatus = stateSet("kafka_consumergroup_status", {
  help: "Whether the group keeps up, judged by its last collections.",
  labels: ["group"],
  states: ["ok", "warning", "stalled", "stopped", "rewound", "unknown"],
  stateLabel: "status",
  unit: "boolean",
});

/** 1 when the broker knows the group, 0 when a group named in the settings is missing. */
export const groupFound = gauge("kafka_consumergroup_found", {
  help: "Whether the configured group exists.",
  unit: "boolean",
  labels: ["group"],
});

/** 0 with a state of Empty: committed offsets are all that is left of it. */
export const groupMembers = gauge("kafka_consumergroup_members", {
  help: "Members of the group.",
  unit: "members",
  labels: ["group"],
});

/** Off by default: a member's host changes with every deployment. */
export const memberPartitions = gauge("kafka_consumergroup_member_partitions", {
  help: "Partitions assigned to the members of one client on one host.",
  unit: "partitions",
  labels: ["group", "client_id", "client_host"],
});

/** `protocol` is classic or consumer (KIP-848), `protocol_type` what the members said: consumer, connect, empty. */
export const groupInfo = gauge("kafka_consumergroup_info", {
  help: "Protocol and coordinator of the group, always 1.",
  labels: ["group", "protocol", "protocol_type", "coordinator"],
});
