import { gauge } from "./kit/index.ts";

// The names and labels of danielqsj/kafka_exporter, for dashboards and alerts written for it. The lag exporter serves
// them instead of its own with `names: kafka_exporter`, never both: two of the names are the same.

const group = ["consumergroup", "topic"] as const;
const partition = ["topic", "partition"] as const;

export const consumerGroupLag = gauge("kafka_consumergroup_lag", {
  help: "Records not yet consumed by the group.",
  unit: "records",
  labels: [...group, "partition"],
});

export const consumerGroupLagSum = gauge("kafka_consumergroup_lag_sum", {
  help: "Records not yet consumed by the group, all partitions of the topic.",
  unit: "records",
  labels: group,
});

export const consumerGroupOffset = gauge("kafka_consumergroup_current_offset", {
  help: "Last committed offset.",
  unit: "offset",
  labels: [...group, "partition"],
});

export const consumerGroupOffsetSum = gauge("kafka_consumergroup_current_offset_sum", {
  help: "Last committed offsets, all partitions of the topic.",
  unit: "offset",
  labels: group,
});

export const consumerGroupMembers = gauge("kafka_consumergroup_members", {
  help: "Members of the group.",
  unit: "members",
  labels: ["consumergroup"],
});

export const topicOffset = gauge("kafka_topic_partition_current_offset", {
  help: "Offset of the next record that is written.",
  unit: "offset",
  labels: partition,
});

export const topicOldestOffset = gauge("kafka_topic_partition_oldest_offset", {
  help: "Offset of the oldest record.",
  unit: "offset",
  labels: partition,
});

export const partitionLeader = gauge("kafka_topic_partition_leader", {
  help: "Node id of the broker that leads the partition.",
  unit: "id",
  labels: partition,
});

export const partitionReplicas = gauge("kafka_topic_partition_replicas", {
  help: "Replicas of the partition.",
  unit: "replicas",
  labels: partition,
});

export const partitionInSyncReplicas = gauge("kafka_topic_partition_in_sync_replica", {
  help: "Replicas of the partition that are in sync.",
  unit: "replicas",
  labels: partition,
});

export const partitionUnderReplicated = gauge("kafka_topic_partition_under_replicated_partition", {
  help: "Whether the partition has fewer replicas in sync than assigned.",
  unit: "boolean",
  labels: partition,
});

export const brokerInfo = gauge("kafka_broker_info", {
  help: "Address of the broker, always 1.",
  labels: ["id", "address"],
});
