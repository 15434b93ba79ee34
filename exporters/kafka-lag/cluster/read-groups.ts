import { type ClusterMetadata, errorName } from "../protocol/index.ts";
import type { Coordinators } from "./ask-coordinators.ts";
import type { Brokers } from "./brokers.ts";
import { type Budget, shares } from "./budget.ts";
import { type Descriptions, describeGroups } from "./describe-groups.ts";
import { type Committed, fetchCommitted, nothingCommitted } from "./fetch-committed.ts";
import { findCoordinators } from "./find-coordinators.ts";
import type { JournalPart } from "./journal.ts";
import type { LastSeen } from "./last-seen.ts";
import { type GroupList, listGroups, type SelectedGroup } from "./list-groups.ts";
import type { NameFilter } from "./name-filter.ts";
import { type TopicNumbers, topicNumbers } from "./rows.ts";

/** Groups, what they are like, and where they stand. */
export interface GroupsRead {
  readonly list: GroupList;
  readonly descriptions: Descriptions;
  readonly committed: Committed;
  /** What the topics' numbers in `committed` are about. */
  readonly metadata: ClusterMetadata;
  readonly numbers: TopicNumbers;
  /** False: there is no group at all, so those named are not there. */
  readonly anyGroups: boolean;
  /** Wall clock just before the committed offsets were asked. */
  readonly asOfMs: number;
}

export interface GroupsRequest {
  readonly metadata: ClusterMetadata;
  readonly brokers: Brokers;
  readonly groups: NameFilter;
  readonly wantedTopic: (name: string) => boolean;
  readonly lastSeen: LastSeen;
  /** Asks which brokers there are. */
  readonly renew: (part: JournalPart, signal: AbortSignal) => Promise<void>;
  /** Asked only when a group that the settings name is not listed. */
  readonly mayHaveGroups: (part: JournalPart, signal: AbortSignal) => Promise<boolean>;
  readonly budget: Budget;
  readonly run: (collector: "groups" | "committed", work: (part: JournalPart) => Promise<void>) => Promise<void>;
}

/** Lists the groups, then asks for members and committed offsets side by side. */
export async function readGroups(request: GroupsRequest): Promise<GroupsRead> {
  const { metadata, brokers, groups: filter, budget } = request;
  const signal = budget.until(shares.groups);
  let renewal: Promise<void> | undefined;
  const coordinators: Coordinators = {
    brokers,
    signal,
    movedSignal: budget.until(shares.movedGroups),
    renew: (part, until) => (renewal ??= request.renew(part, until)),
  };
  const numbers = topicNumbers(metadata, request.wantedTopic);
  const listed = Promise.withResolvers<GroupList>();
  const located = Promise.withResolvers<void>();
  let asOfMs = Date.now();
  let anyGroups = true;
  let list: GroupList = { groups: [], listedBy: new Set(), leftOut: new Map() };
  let descriptions: Descriptions = { groups: new Map(), errors: new Map(), absent: new Set() };
  let committed: Committed | undefined;
  await Promise.all([
    request.run("groups", async (part) => {
      try {
        const remembered = request.lastSeen.groups;
        list = await listGroups(part, { brokers, filter, remembered, signal: budget.until(shares.list) });
      } catch (error) {
        located.resolve();
        throw error;
      } finally {
        asOfMs = Date.now();
        listed.resolve(list);
      }
      const unlisted = list.groups.filter((group) => group.listed === undefined);
      let denied: ReadonlyMap<SelectedGroup, number> = new Map();
      const locate = async (): Promise<readonly SelectedGroup[]> => {
        try {
          if (unlisted.length === 0) return [];
          anyGroups = unlisted.length < list.groups.length || (await request.mayHaveGroups(part, signal));
          if (!anyGroups) return [];
          denied = await findCoordinators(part, unlisted, coordinators, signal);
          return unlisted.filter((group) => !denied.has(group));
        } finally {
          located.resolve();
        }
      };
      const described = await describeGroups(part, [listedGroups(list), locate()], coordinators);
      const errors = new Map(described.errors);
      for (const [{ index }, error] of denied) errors.set(index, errorName(error));
      descriptions = { ...described, errors };
    }),
    request.run("committed", async (part) => {
      const known = await listed.promise;
      const batches = [listedGroups(known), located.promise.then(() => perhapsThere(known))];
      committed = await fetchCommitted(part, known.groups, batches, coordinators, numbers.number);
      request.lastSeen.carry(known.groups, committed, metadata);
    }),
  ]);
  return {
    list,
    descriptions,
    committed: committed ?? nothingCommitted(list.groups),
    metadata,
    numbers,
    asOfMs,
    anyGroups,
  };
}

async function listedGroups({ groups }: GroupList): Promise<readonly SelectedGroup[]> {
  return groups.filter(({ listed }) => listed !== undefined);
}

/** Groups that nobody lists and that may be there all the same, once they were looked up: their coordinator did not list its own, or they move. */
function perhapsThere({ groups, listedBy }: GroupList): readonly SelectedGroup[] {
  return groups.filter(
    ({ listed, remembered, coordinator }) =>
      listed === undefined && coordinator !== undefined && (remembered !== undefined || !listedBy.has(coordinator)),
  );
}
