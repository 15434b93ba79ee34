import { labelText } from "../../kit/index.ts";

/** Labels that all series of a cluster have. */
export function clusterLabels(name: string, labelled: boolean): Readonly<Record<string, string>> {
  return labelled ? { kafka_cluster: name } : {};
}

/** The text of labels up to where a partition's number goes: one per topic and group, so that a row costs two additions. */
export function beforePartition(labels: Readonly<Record<string, string>>): string {
  return labelText({ ...labels, partition: "" }).slice(0, -2);
}

/** The rest. */
export const afterPartition = '"}';
