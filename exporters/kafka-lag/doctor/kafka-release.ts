import { apiVersionsV3, type Connection } from "@platformatic/kafka";

/** Highest metadata.version of a release, newest first: what a KRaft broker supports (org.apache.kafka.server.common.MetadataVersion). */
const byMetadataVersion: readonly (readonly [level: number, release: string])[] = [
  [28, "Kafka 4.2 or later"],
  [26, "Kafka 4.1"],
  [22, "Kafka 4.0"],
  [21, "Kafka 3.9"],
  [20, "Kafka 3.8"],
  [15, "Kafka 3.7"],
  [12, "Kafka 3.6"],
  [9, "Kafka 3.5"],
  [8, "Kafka 3.4"],
  [1, "Kafka 3.3 or before"],
];

const offsetFetch = 9;
const describeGroups = 15;
const listGroups = 16;
const listOffsets = 2;

/** For brokers that do not tell it: a call, by its key, in the highest version it has since a release. */
const byCall: readonly (readonly [call: number, version: number, release: string])[] = [
  [describeGroups, 6, "Kafka 4.0 or later"],
  [listGroups, 5, "Kafka 3.8 or 3.9"],
  [offsetFetch, 9, "Kafka 3.7"],
  [offsetFetch, 8, "Kafka 3.0 to 3.6"],
  [listGroups, 4, "Kafka 2.6 to 2.8"],
  [offsetFetch, 6, "Kafka 2.4 or 2.5"],
  [listOffsets, 4, "Kafka 2.1 to 2.3"],
];

/** Which release the broker behind a connection is, as far as what it supports tells; undefined when it does not understand the question. */
export async function kafkaRelease(connection: Connection): Promise<string | undefined> {
  try {
    const { apiKeys, supportedFeatures = [] } = await apiVersionsV3.api.async(connection, "sightline-kafka-lag", "1");
    const metadataVersion = supportedFeatures.find(({ name }) => name === "metadata.version")?.maxVersion;
    return releaseOf(new Map(apiKeys.map(({ apiKey, maxVersion }) => [apiKey, maxVersion])), metadataVersion);
  } catch {
    // Brokers before 2.4 do not know this version of the call.
    return undefined;
  }
}

/** The same from the highest version of each call, by its key, and the highest metadata.version where there is one. */
export function releaseOf(calls: ReadonlyMap<number, number>, metadataVersion: number | undefined): string {
  const told = byMetadataVersion.find(([level]) => metadataVersion !== undefined && metadataVersion >= level);
  const known = byCall.find(([call, version]) => (calls.get(call) ?? -1) >= version);
  return told?.[1] ?? known?.[2] ?? "a Kafka before 2.1";
}
