import { kafka, kafkaExporter } from "../../../metrics/index.ts";
import type { Steps } from "../pacing/index.ts";
import type { ClusterView } from "./cluster-view.ts";
import { afterPartition, beforePartition, clusterLabels } from "./labels.ts";
import type { FamilyOptions } from "./options.ts";
import { spansOf } from "./span.ts";
import type { Writers } from "./writers.ts";

/** Lag and committed offset of every partition: by far the most samples, hence no object and no label text kept per row. */
export function* writePartitionLag(writers: Writers, view: ClusterView, options: FamilyOptions): Steps {
  if (view.known === undefined) return;
  const { groups, topics, rows } = view.known.reading;
  const theirs = options.names === "kafka_exporter";
  const lag = writers.of(theirs ? kafkaExporter.consumerGroupLag : kafka.lagRecords);
  const committed = writers.of(theirs ? kafkaExporter.consumerGroupOffset : kafka.committedOffset);
  const seconds = options.seconds ? writers.of(kafka.lagSeconds) : undefined;
  const common = clusterLabels(view.name, options.clusterLabel);
  for (const { group, topic = 0, firstRow, endRow } of spansOf(view.known, "partition")) {
    const id = groups[group]?.id ?? "";
    const name = topics.names[topic] ?? "";
    const ours = beforePartition({ ...common, group: id, topic: name });
    const before = theirs ? beforePartition({ ...common, consumergroup: id, topic: name }) : ours;
    const firstPartition = topics.first[topic] ?? 0;
    for (let row = firstRow; row < endRow; row += 1) {
      const partition = (rows.partition[row] ?? 0) - firstPartition;
      const labels = before + partition + afterPartition;
      const stands = rows.committed[row] ?? Number.NaN;
      if (!Number.isNaN(stands)) committed?.add(labels, stands);
      const records = rows.lag[row] ?? Number.NaN;
      if (!Number.isNaN(records)) lag?.add(labels, records);
      const age = rows.seconds[row] ?? Number.NaN;
      if (!Number.isNaN(age)) seconds?.add(theirs ? ours + partition + afterPartition : labels, inMilliseconds(age));
    }
    yield;
  }
}

/** More digits than the search can know only make the answer longer. */
export function inMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
