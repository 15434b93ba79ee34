import {
  type ClusterView,
  commonSteps,
  detailSteps,
  type FamilyOptions,
  type LevelName,
} from "../../../../exporters/kafka-lag/families/index.ts";
import { createHistory, follow, type History } from "../../../../exporters/kafka-lag/history/index.ts";
import { atOnce } from "../../../../exporters/kafka-lag/pacing/index.ts";
import type { ClusterReading } from "../../../../exporters/kafka-lag/reading/index.ts";
import type { Family } from "../../../../exporters/kit/index.ts";

export const rules = { windowMs: 120_000, allowedLag: 0 };

export const usualOptions: FamilyOptions = {
  names: "sightline",
  seconds: true,
  toleranceMs: 1000,
  relativeTolerance: 0.05,
  lastStable: "auto",
  clusterLabel: false,
  wants: () => true,
};

/** What is told of a cluster after these readings, 15 s apart. */
export function viewOf(
  readings: ClusterReading | readonly ClusterReading[],
  name = "main",
  history: History = createHistory(),
): ClusterView {
  const all = isList(readings) ? readings : [readings];
  const known = all.map((reading, index) => ({
    reading,
    trends: atOnce(follow(history, reading, rules, index * 15_000)),
  }));
  return { name, known: known.at(-1) };
}

export const commonFamilies = (views: readonly ClusterView[], options: FamilyOptions) =>
  atOnce(commonSteps(views, options));
export const detailFamilies = (views: readonly ClusterView[], options: FamilyOptions, level: LevelName) =>
  atOnce(detailSteps(views, options, level));

/** The sample lines of families, in their order. */
export function linesOf(families: readonly Family[]): string[] {
  return families
    .flatMap(({ chunks }) => Buffer.concat(chunks).toString("utf8").split("\n"))
    .filter((line) => line !== "");
}

/** The sample lines of one metric. */
export function linesAbout(families: readonly Family[], { definition }: { definition: { name: string } }): string[] {
  return linesOf(families.filter((family) => family.definition.name === definition.name));
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}
