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
import { askCoordinators, type Coordinators } from "./ask-coordinators.ts";
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

/** Asks where the groups that some broker lists stand. `topicNumber` numbers the topics in the answer; undefined: not wanted. */
export async function fetchCommitted(
  part: JournalPart,
  all: readonly SelectedGroup[],
  coordinators: Coordinators,
  topicNumber: (name: string) => number | undefined,
): Promise<Committed> {
  const offsets = committedOffsets();
  const known = new Uint8Array(all.length);
  const errors = new Map<number, string>();
  const groups = all.filter(({ listed }) => listed !== undefined);
  const byId = new Map(groups.map((group) => [group.id, group]));
  const numbering = { group: (id: string) => byId.get(id)?.index, topic: topicNumber };

  const askSome = async (broker: Asked, chunk: readonly SelectedGroup[], last: boolean) => {
    const ids = chunk.map(({ id }) => id);
    const answer = await part.ask(
      broker,
      {
        api: apis.offsetFetch,
        write: (body, version) => writeOffsetFetch(body, version, ids),
        read: (cursor, version) => readOffsetFetch(cursor, version, ids, numbering, offsets),
      },
      coordinators.signal,
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

  await askCoordinators(part, groups, coordinators, async (broker, chunk, last) => {
    const versions = await part.connect(broker, coordinators.signal);
    if ((versions?.get(apis.offsetFetch.key) ?? manyGroupsFrom) >= manyGroupsFrom) return askSome(broker, chunk, last);
    const message =
      "brokers before Kafka 3.0 tell the committed offsets of one group per request: many groups take longer";
    part.limited("offset-fetch-many", broker.id, message);
    return (await Promise.all(chunk.map((group) => askSome(broker, [group], last)))).flat();
  });
  return { offsets, known, errors };
}
