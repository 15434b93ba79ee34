import { errorCodes, errorName } from "../protocol/index.ts";
import type { Brokers } from "./brokers.ts";
import { findCoordinators } from "./find-coordinators.ts";
import type { Asked, JournalPart } from "./journal.ts";
import type { SelectedGroup } from "./list-groups.ts";

export interface Coordinators {
  readonly brokers: Brokers;
  /** Ends the first questions. */
  readonly signal: AbortSignal;
  /** Ends those to the brokers to which groups have moved; later, so that one that hangs leaves them time. */
  readonly movedSignal: AbortSignal;
  /** Asks which brokers there are, when a coordinator is none that is known; does so once in a reading. */
  renew(part: JournalPart, signal: AbortSignal): Promise<void>;
}

/** What is said of a group for which there is nobody to ask. */
export const noCoordinator = errorName(errorCodes.coordinatorNotAvailable);

/** One round of questions. */
export interface Round {
  readonly signal: AbortSignal;
  /** Whether what a look for the coordinator might cure is final. */
  readonly last: boolean;
}

/**
 * Has work done for groups by the broker that looks after them, in chunks. The work returns the groups for which that broker turned out
 * to be the wrong one: they are looked up, and the work is done once more where they are now. Returns the groups for which there was
 * nobody to ask.
 */
export async function askCoordinators(
  part: JournalPart,
  groups: readonly SelectedGroup[],
  coordinators: Coordinators,
  work: (broker: Asked, groups: readonly SelectedGroup[], round: Round) => Promise<readonly SelectedGroup[]>,
): Promise<readonly SelectedGroup[]> {
  const stranded: SelectedGroup[] = [];
  const once = async (wanted: readonly SelectedGroup[], round: Round) => {
    const byBroker = Map.groupBy(wanted, ({ coordinator }) => coordinator);
    const jobs: Promise<readonly SelectedGroup[]>[] = [];
    for (const [id, members] of byBroker) {
      const broker = id === undefined ? undefined : coordinators.brokers.get(id);
      if (broker === undefined) stranded.push(...members);
      else
        for (let at = 0; at < members.length; at += chunk)
          jobs.push(work(broker, members.slice(at, at + chunk), round));
    }
    return (await Promise.all(jobs)).flat();
  };
  const moved = await once(groups, { signal: coordinators.signal, last: false });
  if (moved.length === 0) return stranded;
  await findCoordinators(part, moved, coordinators, coordinators.movedSignal);
  await once(moved, { signal: coordinators.movedSignal, last: true });
  return stranded;
}

/** Groups per request: enough that the trip does not count, few enough that a coordinator is not kept long. */
const chunk = 100;
