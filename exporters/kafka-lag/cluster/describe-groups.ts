import {
  apis,
  type DescribedGroup,
  errorCodes,
  errorName,
  meansStaleCoordinator,
  readConsumerGroupDescribe,
  readDescribeGroups,
  writeConsumerGroupDescribe,
  writeDescribeGroups,
} from "../protocol/index.ts";
import { askCoordinators, type Coordinators, noCoordinator, type Round } from "./ask-coordinators.ts";
import type { Asked, JournalPart } from "./journal.ts";
import type { SelectedGroup } from "./list-groups.ts";

export interface Descriptions {
  /** By the group's index. */
  readonly groups: ReadonlyMap<number, DescribedGroup>;
  /** By the group's index: the name of what its coordinator answered instead. */
  readonly errors: ReadonlyMap<number, string>;
  /** Indexes of groups that their coordinator does not know. */
  readonly absent: ReadonlySet<number>;
}

/**
 * Asks for state and members of groups, each with the call for its protocol: the other one says of it that it is dead. `batches` are
 * groups whose coordinator is known by then.
 */
export async function describeGroups(
  part: JournalPart,
  batches: readonly Promise<readonly SelectedGroup[]>[],
  coordinators: Coordinators,
): Promise<Descriptions> {
  const described = new Map<number, DescribedGroup>();
  const errors = new Map<number, string>();
  const absent = new Set<number>();

  const ask = async (broker: Asked, chunk: readonly SelectedGroup[], newProtocol: boolean, { signal, last }: Round) => {
    const api = newProtocol ? apis.consumerGroupDescribe : apis.describeGroups;
    const ids = chunk.map(({ id }) => id);
    const answer = await part.ask(
      broker,
      {
        api,
        write: (body, version) =>
          newProtocol ? writeConsumerGroupDescribe(body, ids) : writeDescribeGroups(body, version, ids),
        read: (cursor, version) =>
          newProtocol ? readConsumerGroupDescribe(cursor, version) : readDescribeGroups(cursor, version),
      },
      signal,
      chunk.length,
    );
    if (answer === undefined) return [];
    const byId = new Map(answer.map((group) => [group.id, group]));
    return chunk.filter((group) => {
      const found = byId.get(group.id);
      if (found === undefined) return false;
      if (found.error === 0) described.set(group.index, found);
      else if (meansStaleCoordinator(found.error) && !last) return true;
      else if (found.error === errorCodes.groupIdNotFound) absent.add(group.index);
      else {
        errors.set(group.index, errorName(found.error));
        part.refused(broker, api, found.error, 1);
      }
      return false;
    });
  };

  const askAll = async (groups: readonly SelectedGroup[]) => {
    const stranded = await askCoordinators(part, groups, coordinators, async (broker, chunk, round) => {
      const { true: consumer = [], false: classic = [] } = Object.groupBy(chunk, ({ listed, remembered }) =>
        (listed ?? remembered)?.type === "consumer" ? "true" : "false",
      );
      const moved = await Promise.all([
        consumer.length === 0 ? [] : ask(broker, consumer, true, round),
        classic.length === 0 ? [] : ask(broker, classic, false, round),
      ]);
      return moved.flat();
    });
    for (const { index } of stranded) errors.set(index, noCoordinator);
  };
  await Promise.all(batches.map(async (batch) => askAll(await batch)));
  return { groups: described, errors, absent };
}
