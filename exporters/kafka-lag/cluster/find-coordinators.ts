import {
  apis,
  errorCodes,
  type FoundCoordinator,
  manyCoordinatorsFrom,
  readFindCoordinator,
  writeFindCoordinator,
} from "../protocol/index.ts";
import type { Coordinators } from "./ask-coordinators.ts";
import { firstAnswer } from "./first-answer.ts";
import type { Asked, JournalPart } from "./journal.ts";
import type { SelectedGroup } from "./list-groups.ts";

/**
 * Looks up who looks after groups, and notes it in them; where that cannot be learned they have no coordinator afterwards.
 * Returns the error code of those that we may not ask about.
 */
export async function findCoordinators(
  part: JournalPart,
  groups: readonly SelectedGroup[],
  { brokers, renew }: Pick<Coordinators, "brokers" | "renew">,
  signal: AbortSignal,
): Promise<ReadonlyMap<SelectedGroup, number>> {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const denied = new Map<SelectedGroup, number>();
  if (groups.length === 0) return denied;
  const ask = (broker: Asked) => askOne(part, broker, [...byId.keys()], signal);
  const found = await firstAnswer(brokers.candidates(), ask, staggerMs, signal);
  for (const group of groups) group.coordinator = undefined;
  for (const { group, node, error } of found ?? []) {
    const selected = byId.get(group);
    if (selected === undefined) continue;
    if (error === 0 && node >= 0) selected.coordinator = node;
    if (error === errorCodes.groupAuthorization) denied.set(selected, error);
  }
  // It joined, or came back, since metadata were last asked.
  const isStranger = ({ coordinator }: SelectedGroup) =>
    coordinator !== undefined && brokers.get(coordinator) === undefined;
  if (groups.some(isStranger)) await renew(part, signal);
  return denied;
}

const staggerMs = 500;

/** Brokers before Kafka 3.0 are asked for one group at a time; the others' turn comes in the next readings. */
const maxSingly = 200;

async function askOne(
  part: JournalPart,
  broker: Asked,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly FoundCoordinator[] | undefined> {
  const versions = await part.connect(broker, signal);
  if (versions === undefined) return undefined;
  const many = (versions.get(apis.findCoordinator.key) ?? 0) >= manyCoordinatorsFrom;
  const lists = many ? [ids] : ids.slice(0, maxSingly).map((id) => [id]);
  const answers = await Promise.all(
    lists.map((list) =>
      part.ask(
        broker,
        {
          api: apis.findCoordinator,
          write: (body, version) => writeFindCoordinator(body, version, list),
          read: (cursor, version) => readFindCoordinator(cursor, version, list),
        },
        signal,
        list.length,
      ),
    ),
  );
  const found = answers.flatMap((answer) => answer ?? []);
  for (const { error } of found) {
    // That a group has no coordinator is no fault of whoever says so.
    const whose = error === errorCodes.coordinatorNotAvailable ? { id: undefined, link: broker.link } : broker;
    if (error !== 0) part.refused(whose, apis.findCoordinator, error, 1);
  }
  return found.length === 0 ? undefined : found;
}
