import {
  apis,
  errorCodes,
  type FoundCoordinator,
  manyCoordinatorsFrom,
  readFindCoordinator,
  writeFindCoordinator,
} from "../protocol/index.ts";
import type { Brokers } from "./brokers.ts";
import { firstAnswer } from "./first-answer.ts";
import type { Asked, JournalPart } from "./journal.ts";
import type { SelectedGroup } from "./list-groups.ts";

export interface Coordinators {
  readonly brokers: Brokers;
  readonly signal: AbortSignal;
}

/**
 * Has work done for groups by the broker that looks after them, in chunks. The work returns the groups for which that broker turned out
 * to be the wrong one: they are looked up, and the work is done once more where they are now.
 */
export async function askCoordinators(
  part: JournalPart,
  groups: readonly SelectedGroup[],
  coordinators: Coordinators,
  work: (broker: Asked, groups: readonly SelectedGroup[], last: boolean) => Promise<readonly SelectedGroup[]>,
): Promise<void> {
  const once = async (wanted: readonly SelectedGroup[], last: boolean) => {
    const byBroker = Map.groupBy(wanted, ({ coordinator }) => coordinator);
    const jobs: Promise<readonly SelectedGroup[]>[] = [];
    for (const [id, members] of byBroker) {
      const broker = id === undefined ? undefined : coordinators.brokers.get(id);
      if (broker === undefined) continue;
      for (let at = 0; at < members.length; at += chunk) jobs.push(work(broker, members.slice(at, at + chunk), last));
    }
    return (await Promise.all(jobs)).flat();
  };
  const moved = await once(groups, false);
  if (moved.length === 0) return;
  await findCoordinators(part, moved, coordinators);
  await once(moved, true);
}

/** Groups per request: enough that the trip does not count, few enough that a coordinator is not kept long. */
const chunk = 100;

/**
 * Looks up who looks after groups, and notes it in them; where that cannot be learned they have no coordinator afterwards.
 * Returns the error code of those that we may not ask about.
 */
export async function findCoordinators(
  part: JournalPart,
  groups: readonly SelectedGroup[],
  { brokers, signal }: Coordinators,
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
  return denied;
}

const staggerMs = 500;

async function askOne(
  part: JournalPart,
  broker: Asked,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly FoundCoordinator[] | undefined> {
  const versions = await part.connect(broker, signal);
  const many = (versions?.get(apis.findCoordinator.key) ?? 0) >= manyCoordinatorsFrom;
  const lists = many ? [ids] : ids.map((id) => [id]);
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
    const harmless = error === 0 || error === errorCodes.coordinatorNotAvailable;
    if (!harmless) part.refused(broker, apis.findCoordinator, error, 1);
  }
  return found.length === 0 ? undefined : found;
}
