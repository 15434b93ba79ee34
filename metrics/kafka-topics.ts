import { gauge } from "./kit/index.ts";

// Topics: those that a chosen group consumes, or that the settings choose.

const partition = ["topic", "partition"] as const;

/** Moves up as retention deletes. */
export const logStartOffset = gauge("kafka_topic_partition_log_start_offset", {
  help: "Offset of the oldest record.",
  unit: "offset",
  labels: partition,
});

/** Goes down when a topic is deleted and made again, hence a gauge. */
export const logEndOffset = gauge("kafka_topic_partition_log_end_offset", {
  help: "Offset of the next record that is written.",
  unit: "offset",
  labels: partition,
});

/** Further and further behind the end of the log: a transaction hangs, and read_committed consumers wait for it. */
export const lastStableOffset = gauge("kafka_topic_partition_last_stable_offset", {
  help: "Offset up to which transactions are decided.",
  unit: "offset",
  labels: partition,
});

export const topicPartitions = gauge("kafka_topic_partitions", {
  help: "Partitions of the topic.",
  unit: "partitions",
  labels: ["topic"],
});

/** Fewer replicas in sync than there should be: the next broker lost may take records with it. */
export const underReplicatedPartitions = gauge("kafka_topic_under_replicated_partitions", {
  help: "Partitions with fewer replicas in sync than assigned.",
  unit: "partitions",
  labels: ["topic"],
});

/** Nobody can write to them or read from them. */
export const leaderlessPartitions = gauge("kafka_topic_leaderless_partitions", {
  help: "Partitions without a leader.",
  unit: "partitions",
  labels: ["topic"],
});

// Brokers

/** 0 when nobody of the cluster answered: then it has no other series. */
export const clusterUp = gauge("kafka_up", {
  help: "Whether the cluster answered the last collection.",
  unit: "boolean",
});

/** Those that the cluster itself counts as alive. */
export const brokers = gauge("kafka_brokers", { help: "Brokers in the cluster.", unit: "brokers" });

/** 0 for a broker that left something unanswered: what only it knows is missing. */
export const brokerUp = gauge("kafka_broker_up", {
  help: "Whether the broker answered everything it was asked in the last collection.",
  unit: "boolean",
  labels: ["broker"],
});

/** `kind` says what to look at: unreachable, timeout, tls, authentication, authorization, refused, … */
export const brokerFailures = gauge("kafka_broker_failures", {
  help: "Groups or partitions without an answer in the last collection, by broker, call and kind of failure.",
  unit: "items",
  labels: ["broker", "call", "kind"],
});

// What the exporter costs

export const collectionRequests = gauge("kafka_collection_requests", {
  help: "Requests sent to the brokers in the last collection, by call of the protocol.",
  unit: "requests",
  labels: ["call"],
});

/** By direction: sent, received. */
export const collectionBytes = gauge("kafka_collection_bytes", {
  help: "Bytes exchanged with the brokers in the last collection.",
  unit: "bytes",
  labels: ["direction"],
});

/** Offsets looked up by time, to find the lag in seconds. */
export const searchProbes = gauge("kafka_collection_search_probes", {
  help: "Offsets looked up by time in the last collection.",
  unit: "probes",
});

/** At the limit (setting `lag.rounds`), what is still open goes on at the next collection. */
export const searchRounds = gauge("kafka_collection_search_rounds", {
  help: "Rounds of looking up offsets by time in the last collection.",
  unit: "rounds",
});

/** By kind: share, streams. They commit no offsets the way consumers do. */
export const groupsLeftOut = gauge("kafka_groups_left_out", {
  help: "Groups without consumer lag, by kind.",
  unit: "groups",
  labels: ["kind"],
});

/** They expire; until then the group keeps an offset in a topic that no longer exists. */
export const deletedTopicOffsets = gauge("kafka_deleted_topic_offsets", {
  help: "Committed offsets of topics that no longer exist.",
  unit: "offsets",
});
