import type { RuleGroup } from "./group.ts";
import type { Alert, Severity } from "./rule.ts";
import { allScenarios, isWithoutData, type Scenario } from "./scenario/index.ts";

/** How many scenarios of an alert show what. */
export interface Coverage {
  readonly group: string;
  readonly alert: string;
  readonly severity: Severity;
  readonly fires: number;
  readonly pending: number;
  readonly silent: number;
  /** A value just at or just past the threshold. */
  readonly boundary: number;
  /** It fires and stops. */
  readonly resolves: number;
  /** Series that are not there. */
  readonly noData: number;
}

/** Counts the scenarios of every alert, the automatic ones included. */
export function coverageOf(groups: readonly RuleGroup[]): readonly Coverage[] {
  return groups.flatMap(({ name, rules }) =>
    rules.flatMap((rule) => (rule.kind === "alert" ? [{ group: name, ...countsOf(rule) }] : [])),
  );
}

/** One line: how many alerts have a scenario of each kind. */
export function coverageLine(coverage: readonly Coverage[]): string {
  const withOne = (kind: (typeof coverageKinds)[number]) => coverage.filter((one) => one[kind] > 0).length;
  const parts = coverageKinds.map((kind) => `${words[kind]} ${withOne(kind)}`);
  return `${coverage.length} alerts, with a scenario: ${parts.join(", ")}`;
}

/** What is counted, in the order in which it is told. */
export const coverageKinds = [
  "fires",
  "pending",
  "silent",
  "boundary",
  "resolves",
  "noData",
] as const satisfies readonly (keyof Coverage)[];

const words = {
  fires: "fires",
  pending: "pending",
  silent: "silent",
  boundary: "boundary",
  resolves: "resolves",
  noData: "no data",
} as const;

function countsOf(alert: Alert): Omit<Coverage, "group"> {
  const scenarios = allScenarios(alert);
  const count = (shows: (scenario: Scenario) => boolean) => scenarios.filter(shows).length;
  return {
    alert: alert.name,
    severity: alert.severity,
    fires: count(({ kind }) => kind === "fires"),
    pending: count(({ kind }) => kind === "pending"),
    silent: count(({ kind }) => kind === "silent"),
    boundary: count(({ shows }) => shows === "boundary"),
    resolves: count((scenario) => scenario.kind === "fires" && scenario.resolvedBy !== undefined),
    noData: count(isWithoutData),
  };
}
