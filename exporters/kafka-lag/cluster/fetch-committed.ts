import {
  apis,
  type CommittedOffsets,
  committedOffsets,
  errorCodes,
  errorName,
  manyGroupsFrom,
  meansStaleCoordinator,
  readOffsetFetch,
  writeOffsetFetch,
} from "../protocol/index.ts";
import { askCoordinators, type Coordinators, noCoordinator, type Round } from "./ask-coordinators.ts";
import type { Asked, JournalPart } from "./journal.ts";
import type { SelectedGroup } from "./list-groups.ts";

export interface Committed {
  readonly offsets: CommittedOffsets;
  /** By the group's index: whether its coordinator answered. */
  readonly known: Uint8Array;
  /** By the group's index: the name of what it answered instead. */
  readonly errors: ReadonlyMap<number, string>;
}

/** Before any group was asked. */
export function nothingCommitted(groups: readonly SelectedGroup[]): Committed {
  return { offsets: committedOffsets(), known: new Uint8Array(groups.length), errors: new Map() };
}

/** Asks where groups stand; `batches` are those of them whose coordinator is known by then. `topicNumber` numbers the topics in the answer; undefined: not wanted. */
export async function fetchCommitted(
  part: JournalPart,
  all: readonly SelectedGroup[],
  batches: readonly Promise<readonly SelectedGroup[]>[],
  coordinators: Coordinators,
  topicNumber: (name: string) => number | undefined,
): Promise<Committed> {
  const offsets = committedOffsets();
  const known = new Uint8Array(all.length);
  const errors = new Map<number, string>();
  const byId = new Map(all.map((group) => [group.id, group]));
  const numbering = { group: (id: string) => byId.get(id)?.index, topic: topicNumber };

  const askSome = async (broker: Asked, chunk: readonly SelectedGroup[], { signal, last }: Round) => {
    const ids = chunk.map(({ id }) => id);
    const answer = await part.ask(
      broker,
      {
        api: apis.offsetFetch,
        write: (body, version) => writeOffsetFetch(body, version, ids),
        read: (cursor, version) => readOffsetFetch(cursor, version, ids, numbering, offsets),
      },
      signal,
      chunk.length,
    );
    if (answer === undefined) return [];
    for (const [error, partitions] of answer.partitionErrors) part.refused(broker, apis.offsetFetch, error, partitions);
    return chunk.filter((group) => {
      const error = answer.groupErrors.get(group.id) ?? 0;
      // A group that is gone since it was listed has committed nothing.
      known[group.index] = error === 0 || error === errorCodes.groupIdNotFound ? 1 : 0;
      errors.delete(group.index);
      if (known[group.index] === 1) return false;
      errors.set(group.index, errorName(error));
      if (meansStaleCoordinator(error) && !last) return true;
      part.refused(broker, apis.offsetFetch, error, 1);
      return false;
    });
  };

  const askAll = async (groups: readonly SelectedGroup[]) => {
    const stranded = await askCoordinators(part, groups, coordinators, async (broker, chunk, round) => {
      const versions = await part.connect(broker, round.signal);
      if (versions === undefined) return [];
      if ((versions.get(apis.offsetFetch.key) ?? manyGroupsFrom) >= manyGroupsFrom)
        return askSome(broker, chunk, round);
      const message =
        "brokers before Kafka 3.0 tell the committed offsets of one group per request: many groups take longer";
      part.limited("offset-fetch-many", broker.id, message);
      return (await Promise.all(chunk.map((group) => askSome(broker, [group], round)))).flat();
    });
    for (const { index } of stranded) errors.set(index, noCoordinator);
  };
  await Promise.all(batches.map(async (batch) => askAll(await batch)));
  return { offsets, known, errors };
}
