import type { ScriptedCluster, ScriptedGroup, ScriptedMember } from "../cluster.ts";
import { errorCodes } from "../error-codes.ts";
import type { Request } from "../request.ts";
import type { WireWriter } from "../wire.ts";

/** Groups of the new protocol (KIP-848); a classic one is an error here. */
export function answerConsumerGroupDescribe(
  request: Request,
  out: WireWriter,
  cluster: ScriptedCluster,
): readonly string[] {
  const { body, version, broker } = request;
  const ids = body.array(() => body.string());
  body.boolean();
  out.int32(0);
  out.array(ids, (id) => {
    const group = cluster.groups.get(id);
    const error = errorOf(group, broker);
    writeGroup(out, version, id, error, error === errorCodes.none ? group : undefined, cluster);
  });
  out.tags();
  return ids;
}

function errorOf(group: ScriptedGroup | undefined, broker: number): number {
  if (group === undefined) return errorCodes.groupIdNotFound;
  if (group.coordinator !== broker) return errorCodes.notCoordinator;
  if (group.type !== "consumer") return errorCodes.groupIdNotFound;
  return group.describeError ?? errorCodes.none;
}

function writeGroup(
  out: WireWriter,
  version: number,
  id: string,
  error: number,
  group: ScriptedGroup | undefined,
  cluster: ScriptedCluster,
): void {
  out.int16(error);
  out.nullableString(error === errorCodes.none ? null : `Group ${id} is not a consumer group.`);
  out.string(id);
  out.string(group?.state ?? "");
  out.int32(group === undefined ? 0 : 7);
  out.int32(group === undefined ? 0 : 7);
  out.string(group === undefined ? "" : "uniform");
  out.array(group?.members ?? [], (member) => writeMember(out, version, member, cluster));
  out.int32(-2147483648);
  out.tags();
}

function writeMember(out: WireWriter, version: number, member: ScriptedMember, cluster: ScriptedCluster): void {
  out.string(member.id);
  out.nullableString(member.instanceId ?? null);
  out.nullableString(null);
  out.int32(7);
  out.string(member.clientId);
  out.string(member.host);
  out.array(Object.keys(member.assignment), (topic) => out.string(topic));
  out.nullableString("");
  writeAssignment(out, member, cluster);
  writeAssignment(out, member, cluster);
  if (version >= 1) out.int8(1);
  out.tags();
}

function writeAssignment(out: WireWriter, member: ScriptedMember, cluster: ScriptedCluster): void {
  out.array(Object.entries(member.assignment), ([topic, partitions]) => {
    out.uuid(cluster.topics.get(topic)?.id ?? "0".repeat(32));
    out.string(topic);
    out.array(partitions, (partition) => out.int32(partition));
    out.tags();
  });
  out.tags();
}
