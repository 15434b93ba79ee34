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
  /** Node id of the broker that looks after it, as far as known; changes when it turns out to be another. */
  coordinator: number | undefined;
}

export interface GroupList {
  /** In order of id, each once. */
  readonly groups: readonly SelectedGroup[];
  /** How many of each kind that commits no offsets this way. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/** Asks every broker which groups it looks after. One that two brokers list, because it is just moving, is taken once. */
export async function listGroups(
  part: JournalPart,
  brokers: Brokers,
  filter: NameFilter,
  signal: AbortSignal,
): Promise<GroupList> {
  // New metadata may change who is in the cluster before all have answered.
  const asked = brokers.all;
  const answers = await Promise.all(asked.map((broker) => ask(part, broker, filter, signal)));
  const found = new Map<string, { listed: ListedGroup; coordinator: number | undefined }>();
  const leftOut = new Map<string, Set<string>>();
  answers.forEach((listed, at) => {
    for (const group of listed ?? []) {
      const kind = group.type;
      if (kind === "" || kind === "classic" || kind === "consumer") {
        if (!found.has(group.id)) found.set(group.id, { listed: group, coordinator: asked[at]?.id });
      } else leftOut.set(kind, (leftOut.get(kind) ?? new Set()).add(group.id));
    }
  });
  const named = new Set(filter.literals);
  const ids = [...new Set([...found.keys(), ...named])].sort();
  return {
    groups: ids.map((id, index) => ({
      id,
      index,
      named: named.has(id),
      listed: found.get(id)?.listed,
      coordinator: found.get(id)?.coordinator,
    })),
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
