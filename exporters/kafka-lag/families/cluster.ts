import { kafka, kafkaExporter } from "../../../metrics/index.ts";
import type { Metric } from "../../../metrics/kit/index.ts";
import { labelText } from "../../kit/index.ts";
import type { ClusterReading } from "../reading/index.ts";
import type { ClusterView } from "./cluster-view.ts";
import { clusterLabels } from "./labels.ts";
import type { FamilyOptions } from "./options.ts";
import type { Writers } from "./writers.ts";

/** Whether the cluster is there, its brokers, and what asking it cost. */
export function writeCluster(writers: Writers, view: ClusterView, options: FamilyOptions): void {
  const common = clusterLabels(view.name, options.clusterLabel);
  const put = (metric: Metric, value: number, labels: Readonly<Record<string, string>> = {}) =>
    writers.of(metric)?.add(labelText({ ...common, ...labels }), value);
  put(kafka.clusterUp, view.known === undefined ? 0 : 1);
  if (view.known === undefined) return;
  const { brokers, leftOut, deletedTopicOffsets, cost, ...reading } = view.known.reading;
  put(kafka.brokers, brokers.length);
  for (const { id, host, port, answered } of brokers) {
    if (answered !== undefined) put(kafka.brokerUp, answered ? 1 : 0, { broker: String(id) });
    if (options.names === "kafka_exporter")
      put(kafkaExporter.brokerInfo, 1, { id: String(id), address: `${host}:${port}` });
  }
  for (const [text, items] of failedItems(reading.failures, common)) writers.of(kafka.brokerFailures)?.add(text, items);
  for (const call of [...cost.requests.keys()].sort())
    put(kafka.collectionRequests, cost.requests.get(call) ?? 0, { call });
  put(kafka.collectionBytes, cost.bytesReceived, { direction: "received" });
  put(kafka.collectionBytes, cost.bytesSent, { direction: "sent" });
  if (options.seconds) {
    put(kafka.searchProbes, cost.searchProbes);
    put(kafka.searchRounds, cost.searchRounds);
  }
  for (const kind of [...leftOut.keys()].sort()) put(kafka.groupsLeftOut, leftOut.get(kind) ?? 0, { kind });
  put(kafka.deletedTopicOffsets, deletedTopicOffsets);
}

function failedItems(failures: ClusterReading["failures"], common: Readonly<Record<string, string>>) {
  const items = new Map<string, number>();
  for (const { broker, call, kind, items: count } of failures) {
    const labels = labelText({ ...common, broker: broker === undefined ? "" : String(broker), call, kind });
    items.set(labels, (items.get(labels) ?? 0) + Math.max(1, count));
  }
  return [...items].sort(([one], [other]) => (one < other ? -1 : 1));
}
