import type { ClusterView } from "./cluster-view.ts";
import type { FamilyOptions, LevelName } from "./options.ts";

/** What decides how many series there are. */
export interface Quantities {
  /** Partitions in which groups committed, and those counted per topic of a group. */
  readonly rows: number;
  readonly runs: number;
  readonly groups: number;
  readonly topics: number;
  readonly partitions: number;
  readonly thresholds: number;
}

export function quantitiesOf(views: readonly ClusterView[]): Quantities {
  const sum = (pick: (known: NonNullable<ClusterView["known"]>) => number) =>
    views.reduce((total, { known }) => total + (known === undefined ? 0 : pick(known)), 0);
  return {
    rows: sum(({ reading }) => reading.rows.length),
    runs: sum(({ trends }) => trends.runs.length),
    groups: sum(({ reading }) => reading.groups.length),
    topics: sum(({ reading }) => reading.topics.names.length),
    partitions: sum(({ reading }) => reading.partitions.length),
    thresholds: Math.max(0, ...views.map(({ known }) => known?.reading.rows.overdue.length ?? 0)),
  };
}

/** Series that a level has at most, by what they are about. What has the same number at every level is not in it. */
export function seriesOf(level: LevelName, quantities: Quantities, options: FamilyOptions) {
  const { rows, runs, groups, topics, partitions, thresholds } = quantities;
  const theirs = options.names === "kafka_exporter";
  const told = options.seconds ? 3 : 2;
  const offsets = options.lastStable === "never" ? 2 : 3;
  const spans = level === "group" ? groups : runs;
  const isPartition = level === "partition";
  // Velocity, stalled, lost, beyond the end, uncommitted, one reason why lag is unknown; with seconds: bound, headroom, one reason.
  const perSpan = 6 + (options.seconds ? 3 : 0) + 2 * thresholds + (theirs ? 2 : 0);
  return {
    lag: isPartition ? rows * told : spans * told,
    lagDetails: spans * perSpan,
    topicOffsets: (isPartition ? partitions : topics) * offsets + (theirs && isPartition ? partitions * 4 : 0),
  };
}
