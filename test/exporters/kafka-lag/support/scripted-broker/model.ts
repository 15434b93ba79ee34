import { createHash } from "node:crypto";
import type { ScriptedCluster, ScriptedCommit, ScriptedGroup, ScriptedMember, ScriptedPartition } from "./cluster.ts";
import { recordsLog, type ScriptedLog } from "./log.ts";

/** A cluster in few words; every partition is led by turns and has one replica on each broker unless told otherwise. */
export interface ClusterOutline {
  /** How many brokers, with the ids 1, 2, … @default 1 */
  readonly brokers?: number;
  /** One log per partition. */
  readonly topics?: Readonly<Record<string, readonly ScriptedLog[]>>;
  readonly configs?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly groups?: Readonly<Record<string, GroupOutline>>;
}

export interface GroupOutline {
  readonly type?: ScriptedGroup["type"];
  /** @default Stable with members, else Empty */
  readonly state?: string;
  readonly protocolType?: string;
  /** @default by turns over the brokers */
  readonly coordinator?: number;
  readonly members?: readonly ScriptedMember[];
  /** Topic → committed offset per partition; `null`: none. */
  readonly offsets?: Readonly<Record<string, readonly (number | null)[]>>;
}

/** The cluster of an outline, to be changed at will. */
export function scriptedCluster(outline: ClusterOutline): ScriptedCluster {
  const ids = Array.from({ length: outline.brokers ?? 1 }, (_, index) => index + 1);
  const cluster: ScriptedCluster = {
    id: "scripted",
    controller: 1,
    brokers: new Map(ids.map((id) => [id, { id, rack: null, listed: true }])),
    topics: new Map(),
    groups: new Map(),
  };
  let turn = 0;
  // As soon as anybody asks for a coordinator, brokers make the topic in which groups are kept.
  const kept = outline.groups === undefined ? {} : { __consumer_offsets: [recordsLog({ records: [] })] };
  for (const [name, logs] of Object.entries({ ...outline.topics, ...kept })) {
    cluster.topics.set(name, {
      id: topicId(name, 1),
      internal: name.startsWith("__"),
      configs: { ...outline.configs?.[name] },
      partitions: logs.map((log) => partition(ids[turn++ % ids.length] ?? 1, ids, log)),
    });
  }
  turn = 0;
  for (const [id, group] of Object.entries(outline.groups ?? {})) {
    cluster.groups.set(id, scriptedGroup(id, { coordinator: ids[turn++ % ids.length] ?? 1, ...group }));
  }
  return cluster;
}

/** A member named after its client that owns the given partitions. */
export function scriptedMember(clientId: string, assignment: ScriptedMember["assignment"]): ScriptedMember {
  return { id: `${clientId}-6f9c`, clientId, host: "/10.0.0.7", assignment };
}

/** The same topic id for the same name and creation. */
export function topicId(name: string, creation: number): string {
  return createHash("sha256").update(`${name}/${creation}`).digest("hex").slice(0, 32);
}

function scriptedGroup(id: string, outline: GroupOutline): ScriptedGroup {
  const members = outline.members ?? [];
  return {
    id,
    type: outline.type ?? "classic",
    state: outline.state ?? (members.length > 0 ? "Stable" : "Empty"),
    protocolType: outline.protocolType ?? "consumer",
    coordinator: outline.coordinator ?? 1,
    members,
    offsets: new Map(Object.entries(outline.offsets ?? {}).map(([topic, offsets]) => [topic, commits(offsets)])),
  };
}

function commits(offsets: readonly (number | null)[]): Map<number, ScriptedCommit> {
  return new Map(offsets.flatMap((offset, index) => (offset === null ? [] : [[index, { offset }] as const])));
}

function partition(leader: number, replicas: readonly number[], log: ScriptedLog): ScriptedPartition {
  return { leader, epoch: 1, replicas, inSync: replicas, log };
}
