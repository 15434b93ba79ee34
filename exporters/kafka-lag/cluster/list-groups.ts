import {
  apis,
  errorCodes,
  groupStateFrom,
  groupTypeFrom,
  type ListedGroup,
  readListGroups,
  writeListGroups,
} from "../protocol/index.ts";
import type { Brokers } from "./brokers.ts";
import type { Asked, JournalPart } from "./journal.ts";
import type { NameFilter } from "./name-filter.ts";

/** A group that is to be read, and where. */
export interface SelectedGroup {
  readonly id: string;
  /** Its place in the reading. */
  readonly index: number;
  /** Whether the settings name it literally. */
  readonly named: boolean;
  /** What the broker that listed it said; undefined when none did. */
  readonly listed: ListedGroup | undefined;
  /** What was said of it when it was last listed, where now nobody lists it: it moves, is gone, or its coordinator is away. */
  readonly remembered: ListedGroup | undefined;
  /** Node id of the broker that looks after it, as far as known; changes when it turns out to be another. */
  coordinator: number | undefined;
}

export interface GroupList {
  /** In order of id, each once. */
  readonly groups: readonly SelectedGroup[];
  /** Node ids of the brokers that listed theirs: of what they look after, they know whether it is there. */
  readonly listedBy: ReadonlySet<number>;
  /** How many of each kind that commits no offsets this way. */
  readonly leftOut: ReadonlyMap<string, number>;
}

export interface ListRequest {
  readonly brokers: Brokers;
  readonly filter: NameFilter;
  /** Groups that were there in the reading before, by id: they are in this one even if nobody lists them. */
  readonly remembered: ReadonlyMap<string, ListedGroup>;
  readonly signal: AbortSignal;
}

/** Asks every broker which groups it looks after. One that two brokers list, because it is just moving, is taken once. */
export async function listGroups(
  part: JournalPart,
  { brokers, filter, remembered, signal }: ListRequest,
): Promise<GroupList> {
  // New metadata may change who is in the cluster before all have answered.
  const asked = brokers.all;
  const answers = await Promise.all(asked.map((broker) => ask(part, broker, filter, signal)));
  const found = new Map<string, { listed: ListedGroup; coordinator: number | undefined }>();
  const leftOut = new Map<string, Set<string>>();
  const listedBy = new Set<number>();
  answers.forEach((listed, at) => {
    const broker = asked[at]?.id;
    if (listed !== undefined && broker !== undefined) listedBy.add(broker);
    for (const group of listed ?? []) {
      const kind = group.type;
      if (kind === "" || kind === "classic" || kind === "consumer") {
        if (!found.has(group.id)) found.set(group.id, { listed: group, coordinator: broker });
      } else leftOut.set(kind, (leftOut.get(kind) ?? new Set()).add(group.id));
    }
  });
  const named = new Set(filter.literals);
  const ids = [...new Set([...found.keys(), ...named, ...remembered.keys()])].sort();
  return {
    groups: ids.map((id, index) => ({
      id,
      index,
      named: named.has(id),
      listed: found.get(id)?.listed,
      remembered: found.has(id) ? undefined : remembered.get(id),
      coordinator: found.get(id)?.coordinator,
    })),
    listedBy,
    leftOut: new Map([...leftOut].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, members]) => [kind, members.size])),
  };
}

async function ask(
  part: JournalPart,
  broker: Asked,
  filter: NameFilter,
  signal: AbortSignal,
): Promise<readonly ListedGroup[] | undefined> {
  let spoken = 0;
  const answer = await part.ask(
    broker,
    {
      api: apis.listGroups,
      write(body, version) {
        spoken = version;
        writeListGroups(body, version);
      },
      read: (cursor, version) => readListGroups(cursor, version, filter.test),
    },
    signal,
  );
  if (answer === undefined) return undefined;
  if (spoken < groupTypeFrom) {
    const said = spoken < groupStateFrom ? "neither type nor state" : "no type";
    part.limited(
      "list-groups-type",
      broker.id,
      `brokers before Kafka 3.8 tell ${said} of groups: those of the new consumer protocol are listed without members`,
    );
  }
  // A broker that looks after no part of the groups' topic yet has none to list.
  if (answer.error === errorCodes.coordinatorNotAvailable && answer.groups.length === 0) return [];
  if (answer.error !== 0) {
    part.refused(broker, apis.listGroups, answer.error, 0);
    return undefined;
  }
  return answer.groups;
}
