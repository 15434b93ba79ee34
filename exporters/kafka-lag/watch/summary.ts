import { type ClusterView, tally } from "../families/index.ts";
import type { Status } from "../history/index.ts";
import type { BrokerReading, ClusterReading, GroupReading } from "../reading/index.ts";

/** A cluster at a glance, for people and health checks. */
export interface ClusterSummary {
  readonly name: string;
  /** Why nobody of the cluster could be asked; undefined when it could. */
  readonly unreachable: string | undefined;
  readonly brokers: readonly BrokerReading[];
  readonly topics: number;
  readonly partitions: number;
  /** What is missing and why, in sentences. */
  readonly failures: readonly string[];
  readonly limitations: readonly string[];
  /** In order of id. */
  readonly groups: readonly GroupSummary[];
}

/** A group at a glance: sums and worst values over everything it reads. */
export interface GroupSummary {
  readonly id: string;
  readonly named: boolean;
  /** Undefined when it could not be learned. */
  readonly found: boolean | undefined;
  readonly state: string;
  readonly members: number | undefined;
  /** Whether its coordinator told its committed offsets. */
  readonly committedKnown: boolean;
  readonly status: Status;
  /** Partitions with a committed offset. */
  readonly partitions: number;
  /** Records that are known to be unread, and partitions for which that is not known. */
  readonly lag: number;
  readonly lagUnknown: number;
  /** Age of the oldest unread record; undefined when it is known of no partition. */
  readonly seconds: number | undefined;
  /** Why the age of some partitions is not known, with their number. */
  readonly secondsUnknown: ReadonlyMap<string, number>;
  /** How long a lagging partition's committed offset has not moved; undefined when unknown. */
  readonly stalledSeconds: number | undefined;
  readonly lost: number;
  readonly uncommitted: number;
  /** The coordinator's error. */
  readonly error: string | undefined;
}

/** Sums a collection's view up. `unreachable` says why there is none. */
export function summarise({ name, known }: ClusterView, unreachable: string | undefined): ClusterSummary {
  if (known === undefined) {
    const message = unreachable ?? "it was not read";
    return {
      name,
      unreachable: message,
      brokers: [],
      topics: 0,
      partitions: 0,
      failures: [],
      limitations: [],
      groups: [],
    };
  }
  const { brokers, topics, partitions, failures, limitations, groups } = known.reading;
  const perGroup = besides(known);
  return {
    name,
    unreachable: undefined,
    brokers,
    topics: topics.names.length,
    partitions: partitions.length,
    failures: failures.map(({ message }) => message),
    limitations: limitations.map(({ message }) => message),
    groups: groups.map((group, index) => summariseGroup(known.reading, group, perGroup[index] ?? nothing)),
  };
}

/** What is not in a group's own rows. */
interface Besides {
  status: Status;
  /** NaN when unknown. */
  stalled: number;
  uncommitted: number;
}

const nothing: Besides = { status: "unknown", stalled: Number.NaN, uncommitted: 0 };

function besides({ reading, trends }: NonNullable<ClusterView["known"]>): readonly Besides[] {
  const perGroup = reading.groups.map((_, index) => ({ ...nothing, status: trends.status[index] ?? "unknown" }));
  for (let run = 0; run < trends.runs.length; run += 1) {
    const group = perGroup[trends.runs.group[run] ?? 0];
    const seconds = trends.stalledSeconds[run] ?? Number.NaN;
    if (group !== undefined && !(seconds <= group.stalled || Number.isNaN(seconds))) group.stalled = seconds;
  }
  for (const [entry, count] of reading.uncommitted.count.entries()) {
    const group = perGroup[reading.uncommitted.group[entry] ?? 0];
    if (group !== undefined) group.uncommitted += count;
  }
  return perGroup;
}

function summariseGroup(reading: ClusterReading, group: GroupReading, rest: Besides): GroupSummary {
  const { id, named, found, state, members, committedKnown, error, firstRow, rowCount } = group;
  const sums = tally(reading, firstRow, firstRow + rowCount);
  return {
    id,
    named,
    found,
    state,
    members,
    committedKnown,
    error,
    status: rest.status,
    partitions: rowCount,
    lag: sums.lag.total,
    lagUnknown: rowCount - sums.lag.known,
    seconds: orUndefined(sums.seconds),
    secondsUnknown: sums.secondsUnknown,
    stalledSeconds: orUndefined(rest.stalled),
    lost: sums.lost.total,
    uncommitted: rest.uncommitted,
  };
}

function orUndefined(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}
