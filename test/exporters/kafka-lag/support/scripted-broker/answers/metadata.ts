import type { ScriptedCluster, ScriptedPartition, ScriptedTopic } from "../cluster.ts";
import { errorCodes } from "../error-codes.ts";
import type { Request } from "../request.ts";
import type { WireWriter } from "../wire.ts";
import type { Address } from "./addresses.ts";
import { addressOf } from "./addresses.ts";

const noOperations = -2147483648;
const noId = "0".repeat(32);

/** Brokers, topics and partitions, asked by name, by id or all of them. */
export function answerMetadata(
  request: Request,
  out: WireWriter,
  cluster: ScriptedCluster,
  addresses: ReadonlyMap<number, Address>,
): undefined {
  const { version } = request;
  const wanted = readWanted(request);
  if (version >= 3) out.int32(0);
  out.array(
    [...cluster.brokers.values()].filter(({ listed }) => listed),
    (broker) => {
      const { host, port } = addressOf(broker, addresses);
      out.int32(broker.id);
      out.string(host);
      out.int32(port);
      if (version >= 1) out.nullableString(broker.rack);
      out.tags();
    },
  );
  if (version >= 2) out.nullableString(cluster.id);
  if (version >= 1) out.int32(cluster.controller);
  out.array(found(cluster, wanted), ([name, topic]) => writeTopic(out, version, name, topic));
  if (version >= 8 && version <= 10) out.int32(noOperations);
  if (version >= 13) out.int16(errorCodes.none);
  out.tags();
}

interface Wanted {
  readonly id: string;
  readonly name: string | null;
}

function readWanted({ body, version }: Request): readonly Wanted[] | null {
  const wanted = body.nullableArray(() => {
    const id = version >= 10 ? body.uuid() : noId;
    const name = version >= 10 ? body.nullableString() : body.string();
    body.tags();
    return { id, name };
  });
  if (version >= 4) body.boolean();
  if (version >= 8 && version <= 10) body.boolean();
  if (version >= 8) body.boolean();
  return version === 0 && wanted?.length === 0 ? null : wanted;
}

function found(cluster: ScriptedCluster, wanted: readonly Wanted[] | null): [string, ScriptedTopic | undefined][] {
  if (wanted === null) return [...cluster.topics];
  return wanted.map(({ id, name }) => {
    if (name !== null) return [name, cluster.topics.get(name)];
    const byId = [...cluster.topics].find(([, topic]) => topic.id === id);
    return byId ?? ["", undefined];
  });
}

function writeTopic(out: WireWriter, version: number, name: string, topic: ScriptedTopic | undefined): void {
  out.int16(topic === undefined ? errorCodes.unknownTopicOrPartition : (topic.error ?? errorCodes.none));
  out.string(name);
  if (version >= 10) out.uuid(topic?.id ?? noId);
  if (version >= 1) out.boolean(topic?.internal ?? false);
  const partitions = topic === undefined || topic.error !== undefined ? [] : topic.partitions;
  out.length(partitions.length);
  for (let index = 0; index < partitions.length; index++) {
    writePartition(out, version, index, partitions[index] as ScriptedPartition);
  }
  if (version >= 8) out.int32(noOperations);
  out.tags();
}

function writePartition(out: WireWriter, version: number, index: number, partition: ScriptedPartition): void {
  out.int16(partition.leader < 0 ? errorCodes.leaderNotAvailable : errorCodes.none);
  out.int32(index);
  out.int32(partition.leader);
  if (version >= 7) out.int32(partition.epoch);
  writeIds(out, partition.replicas);
  writeIds(out, partition.inSync);
  if (version >= 5) {
    writeIds(
      out,
      partition.replicas.filter((id) => !partition.inSync.includes(id) && partition.leader < 0),
    );
  }
  out.tags();
}

function writeIds(out: WireWriter, ids: readonly number[]): void {
  out.length(ids.length);
  for (const id of ids) out.int32(id);
}
