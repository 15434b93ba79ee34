import type { ScriptedCluster, ScriptedGroup, ScriptedMember } from "../cluster.ts";
import { errorCodes } from "../error-codes.ts";
import type { Request } from "../request.ts";
import { type WireWriter, wireWriter } from "../wire.ts";

/** Classic groups; a group of the new protocol looks dead here, exactly as one that does not exist. */
export function answerDescribeGroups(request: Request, out: WireWriter, cluster: ScriptedCluster): readonly string[] {
  const { body, version, broker } = request;
  const ids = body.array(() => body.string());
  if (version >= 3) body.boolean();
  if (version >= 1) out.int32(0);
  out.array(ids, (id) => writeGroup(out, version, id, errorOf(cluster.groups.get(id), broker), cluster.groups.get(id)));
  out.tags();
  return ids;
}

function errorOf(group: ScriptedGroup | undefined, broker: number): number {
  if (group === undefined) return errorCodes.none;
  if (group.coordinator !== broker) return errorCodes.notCoordinator;
  return group.describeError ?? errorCodes.none;
}

function writeGroup(
  out: WireWriter,
  version: number,
  id: string,
  error: number,
  group: ScriptedGroup | undefined,
): void {
  const classic = group?.type === "classic" && error === errorCodes.none ? group : undefined;
  const missing = error === errorCodes.none && classic === undefined;
  out.int16(missing && version >= 6 ? errorCodes.groupIdNotFound : error);
  if (version >= 6) out.nullableString(missing ? `Group ${id} is not a classic group.` : null);
  out.string(id);
  out.string(classic?.state ?? (missing ? "Dead" : ""));
  out.string(classic?.protocolType ?? "");
  out.string(classic?.state === "Stable" ? "range" : "");
  out.array(classic?.members ?? [], (member) => writeMember(out, version, member, classic?.state === "Stable"));
  if (version >= 3) out.int32(-2147483648);
  out.tags();
}

function writeMember(out: WireWriter, version: number, member: ScriptedMember, stable: boolean): void {
  out.string(member.id);
  if (version >= 4) out.nullableString(member.instanceId ?? null);
  out.string(member.clientId);
  out.string(member.host);
  out.bytes(Buffer.alloc(0));
  out.bytes(stable ? (member.assignmentBytes ?? assignment(member)) : Buffer.alloc(0));
  out.tags();
}

/** The consumer protocol's own encoding, version 0. */
function assignment(member: ScriptedMember): Buffer {
  const out = wireWriter(false);
  out.int16(0);
  out.array(Object.entries(member.assignment), ([topic, partitions]) => {
    out.string(topic);
    out.array(partitions, (partition) => out.int32(partition));
  });
  out.int32(-1);
  return out.take();
}
