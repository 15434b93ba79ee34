import type { Alert, Routing, RuleGroup } from "../../alerts/kit/index.ts";
import type { Definitions } from "../../bundle/index.ts";
import type { Settings } from "../../settings/index.ts";

/** The monitoring that is rehearsed: what was declared, and what would run. */
export interface Subject {
  readonly settings: Settings;
  /** As declared: the scenarios are played and judged by these. */
  readonly groups: readonly RuleGroup[];
  readonly routing: Routing;
  /** Names of the jobs that are scraped. */
  readonly jobs: readonly string[];
  /** What the copy runs; differs from what was declared where somebody broke it. */
  readonly deployed: Deployed;
}

export interface Deployed {
  readonly routing: Routing;
  /** The rule that runs in place of a declared alert; none leaves it out. */
  rule(declared: Alert): Alert | undefined;
}

/** A stack's own definitions, run as they are declared. */
export function subjectOf(settings: Settings, { groups, routing, jobs }: Definitions): Subject {
  const deployed = { routing, rule: (declared: Alert) => declared };
  return { settings, groups, routing, jobs: jobs.map(({ name }) => name), deployed };
}

/** The alerts that fire at all times. */
export function heartbeatsOf({ groups }: Pick<Subject, "groups">): readonly Alert[] {
  return groups.flatMap(({ rules }) => rules.filter((rule) => rule.kind === "alert").filter((one) => one.alwaysFiring));
}
