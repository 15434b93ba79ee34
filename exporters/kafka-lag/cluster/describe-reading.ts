import type { ClusterMetadata, DescribedGroup, DescribedMember } from "../protocol/index.ts";
import type { GroupReading, MemberReading } from "../reading/index.ts";
import type { Descriptions } from "./describe-groups.ts";
import type { Committed } from "./fetch-committed.ts";
import type { SelectedGroup } from "./list-groups.ts";

export interface GroupFacts {
  readonly descriptions: Descriptions;
  readonly committed: Committed;
  /** Node ids of the brokers that listed the groups they look after. */
  readonly listedBy: ReadonlySet<number>;
  /** Whether there is a topic for committed offsets at all. */
  readonly anyGroups: boolean;
  readonly metadata: ClusterMetadata;
  readonly owners: boolean;
}

/** What is known of one group, without its rows. */
export function groupReading(
  group: SelectedGroup,
  { descriptions, committed, listedBy, anyGroups, metadata, owners }: GroupFacts,
): Omit<GroupReading, "firstRow" | "rowCount"> {
  const { id, index, listed, named, coordinator } = group;
  const told = listed ?? group.remembered;
  const described = believable(descriptions.groups.get(index), group, listedBy);
  const found = listed !== undefined ? true : isFound(group, described, descriptions, anyGroups, listedBy);
  const assigned = described?.members.map((member) => assignedPartitions(member, metadata));
  const readable = assigned?.every((partitions) => partitions !== undefined) ? assigned : undefined;
  return {
    id,
    type: told?.type === "classic" || told?.type === "consumer" ? told.type : described ? "classic" : "unknown",
    state: described?.state ?? (found === false ? "Dead" : listed?.state || "Unknown"),
    protocolType: described?.protocolType || (told?.protocolType ?? ""),
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
function believable(
  described: DescribedGroup | undefined,
  group: SelectedGroup,
  listedBy: ReadonlySet<number>,
): DescribedGroup | undefined {
  if (described?.state !== "Dead") return described;
  return group.listed?.type === "" || !knowsWhatIsThere(group, listedBy) ? undefined : described;
}

function isFound(
  group: SelectedGroup,
  described: DescribedGroup | undefined,
  { absent }: Descriptions,
  anyGroups: boolean,
  listedBy: ReadonlySet<number>,
): boolean | undefined {
  if (!anyGroups) return false;
  if (absent.has(group.index)) return knowsWhatIsThere(group, listedBy) ? false : undefined;
  return described === undefined ? undefined : described.state !== "Dead";
}

/** Asked with the call for the other protocol, a coordinator does not know a group that is there: it must have listed its groups, or the protocol be known. */
function knowsWhatIsThere({ remembered, coordinator }: SelectedGroup, listedBy: ReadonlySet<number>): boolean {
  return (remembered?.type ?? "") !== "" || (coordinator !== undefined && listedBy.has(coordinator));
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
