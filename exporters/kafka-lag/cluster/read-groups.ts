import { type ClusterMetadata, errorName } from "../protocol/index.ts";
import { type Coordinators, findCoordinators } from "./ask-coordinators.ts";
import type { Brokers } from "./brokers.ts";
import { type Budget, shares } from "./budget.ts";
import { type Descriptions, describeGroups } from "./describe-groups.ts";
import { type Committed, fetchCommitted, nothingCommitted } from "./fetch-committed.ts";
import type { JournalPart } from "./journal.ts";
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
  /** Asked only when a group that the settings name is not listed. */
  readonly mayHaveGroups: (part: JournalPart, signal: AbortSignal) => Promise<boolean>;
  readonly budget: Budget;
  readonly run: (collector: "groups" | "committed", work: (part: JournalPart) => Promise<void>) => Promise<void>;
}

/** Lists the groups, then asks for members and committed offsets side by side. */
export async function readGroups(request: GroupsRequest): Promise<GroupsRead> {
  const { metadata, brokers, groups: filter, budget } = request;
  const signal = budget.until(shares.groups);
  const coordinators: Coordinators = { brokers, signal };
  const numbers = topicNumbers(metadata, request.wantedTopic);
  const listed = Promise.withResolvers<GroupList>();
  let asOfMs = Date.now();
  let anyGroups = true;
  let list: GroupList = { groups: [], leftOut: new Map() };
  let descriptions: Descriptions = { groups: new Map(), errors: new Map(), absent: new Set() };
  let committed: Committed | undefined;
  await Promise.all([
    request.run("groups", async (part) => {
      try {
        list = await listGroups(part, brokers, filter, budget.until(shares.list));
      } finally {
        asOfMs = Date.now();
        listed.resolve(list);
      }
      const unlisted = list.groups.filter((group) => group.listed === undefined);
      let denied: ReadonlyMap<SelectedGroup, number> = new Map();
      if (unlisted.length > 0) {
        anyGroups = unlisted.length < list.groups.length || (await request.mayHaveGroups(part, signal));
        if (anyGroups) denied = await findCoordinators(part, unlisted, coordinators);
      }
      const described = await describeGroups(part, list.groups, coordinators);
      const errors = new Map(described.errors);
      for (const [{ index }, error] of denied) errors.set(index, errorName(error));
      descriptions = { ...described, errors };
    }),
    request.run("committed", async (part) => {
      const { groups } = await listed.promise;
      committed = await fetchCommitted(part, groups, coordinators, numbers.number);
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
