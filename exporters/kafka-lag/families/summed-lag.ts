import { kafka, kafkaExporter } from "../../../metrics/index.ts";
import type { Metric } from "../../../metrics/kit/index.ts";
import { labelText } from "../../kit/index.ts";
import type { Steps } from "../pacing/index.ts";
import type { ClusterView } from "./cluster-view.ts";
import { clusterLabels } from "./labels.ts";
import type { FamilyOptions, LevelName } from "./options.ts";
import { inMilliseconds } from "./partition-lag.ts";
import { spansOf } from "./span.ts";
import { type Sum, type Tally, tally } from "./tally.ts";
import type { Writers } from "./writers.ts";

/** What is told per topic of a group at most: sums, the worst partition, what is unknown. At the level of groups, per group. */
export function* writeSummedLag(writers: Writers, view: ClusterView, options: FamilyOptions, level: LevelName): Steps {
  if (view.known === undefined) return;
  const { reading, trends } = view.known;
  const common = clusterLabels(view.name, options.clusterLabel);
  const theirs = options.names === "kafka_exporter";
  const put = (metric: Metric, labels: Labels, value: number) => {
    if (Number.isFinite(value)) writers.of(metric)?.add(labelText(labels), value);
  };
  for (const { group, topic, firstRow, endRow, firstRun, endRun } of spansOf(view.known, level)) {
    const id = reading.groups[group]?.id ?? "";
    const ofTopic = topic === undefined ? {} : { topic: reading.topics.names[topic] ?? "" };
    const labels = { ...common, group: id, ...ofTopic };
    const theirLabels = { ...common, consumergroup: id, ...ofTopic };
    const sums = tally(reading, firstRow, endRow);
    const rows = endRow - firstRow;
    if (theirs) {
      put(kafkaExporter.consumerGroupLagSum, theirLabels, atLeast(sums.lag));
      put(kafkaExporter.consumerGroupOffsetSum, theirLabels, whole(sums.committed, rows));
    } else if (level !== "partition") {
      put(kafka.lagRecords, labels, atLeast(sums.lag));
      put(kafka.committedOffset, labels, whole(sums.committed, rows));
    }
    if (level !== "partition" && options.seconds) put(kafka.lagSeconds, labels, inMilliseconds(sums.seconds));
    putReasons(kafka.lagUnknown, labels, sums.lagUnknown);
    if (options.seconds) putSeconds(labels, sums);
    putOverdue(labels, sums);
    const { velocity, stalled } = changes(firstRun, endRun);
    put(kafka.lagVelocity, labels, inMilliseconds(velocity));
    put(kafka.commitStalled, labels, inMilliseconds(stalled));
    put(kafka.lostRecords, labels, atLeast(sums.lost));
    put(kafka.beyondEndPartitions, labels, atLeast(sums.beyondEnd));
    yield;
  }

  function putReasons(metric: Metric, labels: Labels, reasons: ReadonlyMap<string, number>): void {
    for (const reason of [...reasons.keys()].sort()) put(metric, { ...labels, reason }, reasons.get(reason) ?? 0);
  }
  function putSeconds(labels: Labels, { secondsUnknown, error, headroom }: Tally): void {
    putReasons(kafka.lagSecondsUnknown, labels, secondsUnknown);
    put(kafka.lagErrorBound, labels, inMilliseconds(error));
    put(kafka.retentionHeadroom, labels, inMilliseconds(headroom));
  }
  function putOverdue(labels: Labels, { overdue }: Tally): void {
    for (const [index, { records, unknown }] of overdue.entries()) {
      const threshold = { threshold: String(reading.rows.overdue[index]?.thresholdSeconds) };
      put(kafka.overdueRecords, { ...labels, ...threshold }, atLeast(records));
      putReasons(kafka.overdueUnknown, { ...labels, ...threshold }, unknown);
    }
  }
  function changes(firstRun: number, endRun: number) {
    let velocity = Number.NaN;
    let stalled = Number.NaN;
    for (let run = firstRun; run < endRun; run += 1) {
      const more = trends.velocity[run] ?? Number.NaN;
      const longer = trends.stalledSeconds[run] ?? Number.NaN;
      if (!Number.isNaN(more)) velocity = Number.isNaN(velocity) ? more : velocity + more;
      if (!Number.isNaN(longer) && !(stalled >= longer)) stalled = longer;
    }
    return { velocity, stalled };
  }
}

type Labels = Readonly<Record<string, string>>;

/** A sum of records is shown when some of it is known: the rest is counted as unknown beside it. */
function atLeast({ total, known }: Sum): number {
  return known === 0 ? Number.NaN : total;
}

/** A sum of offsets is shown when all of it is known: a part that comes and goes would look like records consumed. */
function whole({ total, known }: Sum, expected: number): number {
  return known === expected ? total : Number.NaN;
}
