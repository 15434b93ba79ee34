import type { Family, Level } from "../../kit/index.ts";
import { atOnce, paced, type Steps } from "../pacing/index.ts";
import { writeCluster } from "./cluster.ts";
import type { ClusterView } from "./cluster-view.ts";
import { writeGroups, writeUncommitted } from "./groups.ts";
import { type FamilyOptions, type LevelName, levels } from "./options.ts";
import { writePartitionLag } from "./partition-lag.ts";
import { quantitiesOf, seriesOf } from "./series.ts";
import { writeSummedLag } from "./summed-lag.ts";
import { writeReplicas, writeTopicOffsets, writeTopics } from "./topics.ts";
import { createWriters } from "./writers.ts";

/** What the clusters' readings have to tell, whatever the level of detail. */
export function* commonSteps(views: readonly ClusterView[], options: FamilyOptions): Steps<readonly Family[]> {
  const writers = createWriters(options.wants);
  for (const view of views) writeCluster(writers, view, options);
  for (const view of views) yield* writeGroups(writers, view, options);
  for (const view of views) yield* writeTopics(writers, view, options);
  return writers.end();
}

/** What differs by level of detail: lag and offsets. */
export function* detailSteps(
  views: readonly ClusterView[],
  options: FamilyOptions,
  level: LevelName,
): Steps<readonly Family[]> {
  const writers = createWriters(options.wants);
  for (const view of views) {
    if (level === "partition") yield* writePartitionLag(writers, view, options);
    yield* writeSummedLag(writers, view, options, level);
    writeUncommitted(writers, view, options, level);
    yield* writeTopicOffsets(writers, view, options, level);
    yield* writeReplicas(writers, view, options, level);
  }
  return writers.end();
}

/** {@link commonSteps} and {@link detailSteps} without a pause. */
export function allFamilies(views: readonly ClusterView[], options: FamilyOptions, level: LevelName): Family[] {
  return [...atOnce(commonSteps(views, options)), ...atOnce(detailSteps(views, options, level))];
}

/** The levels that may be shown, from the one that is wanted down to the coarsest. */
export function levelsFrom(
  wanted: LevelName,
  views: readonly ClusterView[],
  options: FamilyOptions,
): readonly Level<Promise<readonly Family[]>>[] {
  const quantities = quantitiesOf(views);
  return levels.slice(levels.indexOf(wanted)).map((name) => ({
    name,
    series: () => Object.values(seriesOf(name, quantities, options)).reduce((sum, count) => sum + count, 0),
    render: () => paced(detailSteps(views, options, name)),
  }));
}
