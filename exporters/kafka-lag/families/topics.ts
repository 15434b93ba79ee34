import { kafka, kafkaExporter } from "../../../metrics/index.ts";
import type { FamilyWriter } from "../../kit/index.ts";
import { labelText } from "../../kit/index.ts";
import type { Steps } from "../pacing/index.ts";
import type { ClusterReading } from "../reading/index.ts";
import type { ClusterView } from "./cluster-view.ts";
import { afterPartition, beforePartition, clusterLabels } from "./labels.ts";
import type { FamilyOptions, LevelName } from "./options.ts";
import type { Writers } from "./writers.ts";

/** How many partitions a topic has, and how many of them are not well. */
export function* writeTopics(writers: Writers, view: ClusterView, options: FamilyOptions): Steps {
  if (view.known === undefined) return;
  const { topics, partitions } = view.known.reading;
  const common = clusterLabels(view.name, options.clusterLabel);
  for (const [topic, name] of topics.names.entries()) {
    const labels = labelText({ ...common, topic: name });
    const [first, end] = [topics.first[topic] ?? 0, topics.first[topic + 1] ?? 0];
    let leaderless = 0;
    let underReplicated = 0;
    for (let index = first; index < end; index += 1) {
      if (partitions.leader[index] === -1) leaderless += 1;
      if ((partitions.inSync[index] ?? 0) < (partitions.replicas[index] ?? 0)) underReplicated += 1;
    }
    writers.of(kafka.topicPartitions)?.add(labels, end - first);
    writers.of(kafka.leaderlessPartitions)?.add(labels, leaderless);
    writers.of(kafka.underReplicatedPartitions)?.add(labels, underReplicated);
    yield;
  }
}

/** Ends of the logs: per partition, or as sums per topic, where all of a topic are known. */
export function* writeTopicOffsets(
  writers: Writers,
  view: ClusterView,
  options: FamilyOptions,
  level: LevelName,
): Steps {
  if (view.known === undefined) return;
  const { reading } = view.known;
  const common = clusterLabels(view.name, options.clusterLabel);
  const theirs = options.names === "kafka_exporter";
  const start = writers.of(theirs ? kafkaExporter.topicOldestOffset : kafka.logStartOffset);
  const end = writers.of(theirs ? kafkaExporter.topicOffset : kafka.logEndOffset);
  const stable = options.lastStable === "never" ? undefined : writers.of(kafka.lastStableOffset);
  const { topics, partitions } = reading;
  for (const [topic, name] of topics.names.entries()) {
    const withStable = options.lastStable === "always" || topics.transactional[topic] === 1;
    const columns: readonly Column[] = [
      [start, partitions.logStart],
      [end, partitions.logEnd],
      [withStable ? stable : undefined, partitions.lastStable],
    ];
    const labels = { ...common, topic: name };
    if (level === "partition") writeEach(reading, topic, beforePartition(labels), columns);
    else writeSum(reading, topic, labelText(labels), columns);
    yield;
  }
}

/** How the partitions are replicated, as kafka_exporter tells it; what needs the list of replicas is not known here. */
export function* writeReplicas(writers: Writers, view: ClusterView, options: FamilyOptions, level: LevelName): Steps {
  if (view.known === undefined || options.names !== "kafka_exporter" || level !== "partition") return;
  const { reading } = view.known;
  const { leader, replicas, inSync } = reading.partitions;
  const common = clusterLabels(view.name, options.clusterLabel);
  const under = Float64Array.from(replicas, (count, index) => ((inSync[index] ?? 0) < count ? 1 : 0));
  const known = Float64Array.from(leader, (id) => (id === -1 ? Number.NaN : id));
  for (const [topic, name] of reading.topics.names.entries()) {
    writeEach(reading, topic, beforePartition({ ...common, topic: name }), [
      [writers.of(kafkaExporter.partitionLeader), known],
      [writers.of(kafkaExporter.partitionReplicas), replicas],
      [writers.of(kafkaExporter.partitionInSyncReplicas), inSync],
      [writers.of(kafkaExporter.partitionUnderReplicated), under],
    ]);
    yield;
  }
}

type Column = readonly [writer: FamilyWriter | undefined, values: Float64Array | Uint16Array];

function writeEach({ topics }: ClusterReading, topic: number, before: string, columns: readonly Column[]): void {
  const first = topics.first[topic] ?? 0;
  for (let index = first; index < (topics.first[topic + 1] ?? 0); index += 1) {
    const labels = before + (index - first) + afterPartition;
    for (const [writer, values] of columns) {
      const value = values[index] ?? Number.NaN;
      if (!Number.isNaN(value)) writer?.add(labels, value);
    }
  }
}

function writeSum({ topics }: ClusterReading, topic: number, labels: string, columns: readonly Column[]): void {
  for (const [writer, values] of columns) {
    let sum = 0;
    for (let index = topics.first[topic] ?? 0; index < (topics.first[topic + 1] ?? 0); index += 1)
      sum += values[index] ?? Number.NaN;
    if (!Number.isNaN(sum)) writer?.add(labels, sum);
  }
}
