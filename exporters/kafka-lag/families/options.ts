import type { MetricDefinition } from "../../../metrics/kit/index.ts";

/** How much of a cluster is told apart, most detailed first. */
export const levels = ["partition", "topic", "group"] as const;

export type LevelName = (typeof levels)[number];

/** The names that lag and offsets are served under. */
export const nameProfiles = ["sightline", "kafka_exporter"] as const;

export type NameProfile = (typeof nameProfiles)[number];

/** What is written, whatever the level. */
export interface FamilyOptions {
  readonly names: NameProfile;
  /** Whether lag in seconds was asked for. */
  readonly seconds: boolean;
  /** Within which an age counts as found: the larger of the two. */
  readonly toleranceMs: number;
  readonly relativeTolerance: number;
  /** Whether last stable offsets are written for all topics, or only for those with transactions. */
  readonly lastStable: "auto" | "always" | "never";
  /** Whether a label names the cluster. */
  readonly clusterLabel: boolean;
  /** Whether a family is wanted. */
  readonly wants: (definition: MetricDefinition) => boolean;
}
