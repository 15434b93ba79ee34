import type { ClusterMetadata, DescribedGroup, DescribedMember } from "../protocol/index.ts";
import type { GroupReading, MemberReading } from "../reading/index.ts";
import type { Descriptions } from "./describe-groups.ts";
import type { Committed } from "./fetch-committed.ts";
import type { SelectedGroup } from "./list-groups.ts";

export interface GroupFacts {
  readonly descriptions: Descriptions;
  readonly committed: Committed;
  /** Whether there is a topic for committed offsets at all. */
  readonly anyGroups: boolean;
  readonly metadata: ClusterMetadata;
  readonly owners: boolean;
}

/** What is known of one group, without its rows. */
export function groupReading(
  group: SelectedGroup,
  { descriptions, committed, anyGroups, metadata, owners }: GroupFacts,
): Omit<GroupReading, "firstRow" | "rowCount"> {
  const { id, index, listed, named, coordinator } = group;
  const described = believable(descriptions.groups.get(index), group);
  const found = listed !== undefined ? true : isFound(index, described, descriptions, anyGroups);
  const assigned = described?.members.map((member) => assignedPartitions(member, metadata));
  const readable = assigned?.every((partitions) => partitions !== undefined) ? assigned : undefined;
  return {
    id,
    type: listed?.type === "classic" || listed?.type === "consumer" ? listed.type : described ? "classic" : "unknown",
    state: described?.state ?? (found === false ? "Dead" : listed?.state || "Unknown"),
    protocolType: described?.protocolType || (listed?.protocolType ?? ""),
    members: described?.members.length ?? (found === false ? 0 : undefined),
    idleMembers: readable?.filter((partitions) => partitions.length === 0).length,
    owned: readable?.reduce((sum, partitions) => sum + partitions.length, 0),
    ...(owners && described && { owners: memberReadings(described, readable) }),
    coordinator: found === false ? undefined : coordinator,
    named,
    found,
    committedKnown: committed.known[index] === 1 || found === false,
    error: committed.errors.get(index) ?? descriptions.errors.get(index),
  };
}

/** Indexes of the partitions that a member has assigned, ascending, of topics that are there; undefined when that cannot be read. */
export function assignedPartitions(
  { assigned }: DescribedMember,
  { topics }: ClusterMetadata,
): Uint32Array | undefined {
  if (assigned === undefined) return undefined;
  const indexes: number[] = [];
  for (const { topic, partitions } of assigned) {
    const at = topics.index.get(topic);
    if (at === undefined) continue;
    const first = topics.first[at] as number;
    const count = (topics.first[at + 1] as number) - first;
    for (const partition of partitions) if (partition < count) indexes.push(first + partition);
  }
  return Uint32Array.from(indexes).sort();
}

/** A broker that does not tell types says of a group of the new protocol that it is dead, and lists it all the same. */
function believable(described: DescribedGroup | undefined, { listed }: SelectedGroup): DescribedGroup | undefined {
  return listed?.type === "" && described?.state === "Dead" ? undefined : described;
}

function isFound(
  index: number,
  described: DescribedGroup | undefined,
  { absent }: Descriptions,
  anyGroups: boolean,
): boolean | undefined {
  if (!anyGroups || absent.has(index)) return false;
  return described === undefined ? undefined : described.state !== "Dead";
}

function memberReadings(
  { members }: DescribedGroup,
  assigned: readonly (Uint32Array | undefined)[] | undefined,
): MemberReading[] {
  return members
    .map(({ clientId, host }, at) => ({ clientId, host, partitions: assigned?.[at] ?? new Uint32Array() }))
    .sort((a, b) => compare(a.clientId, b.clientId) || compare(a.host, b.host) || first(a) - first(b));
}

function first({ partitions }: MemberReading): number {
  return partitions[0] ?? Number.MAX_SAFE_INTEGER;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
