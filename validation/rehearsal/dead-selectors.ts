import { type RuleGroup, selectorsIn } from "../../alerts/kit/index.ts";

/** A target that rules ask about and nobody scrapes. */
export interface DeadSelector {
  readonly job: string;
  /** Names of the alerts and records, sorted. */
  readonly rules: readonly string[];
}

/** The jobs that rules name in a selector and that are not scraped: whatever happens to them, nobody would be told. */
export function deadSelectors(groups: readonly RuleGroup[], jobs: readonly string[]): readonly DeadSelector[] {
  const named = groups.flatMap(({ rules }) =>
    rules.flatMap((rule) =>
      selectorsIn(rule.expr).flatMap(({ matchers }) =>
        matchers
          .filter(({ label, op, value }) => label === "job" && op === "=" && value !== "" && !jobs.includes(value))
          .map(({ value }) => ({ job: value, rule: rule.name })),
      ),
    ),
  );
  return [...Map.groupBy(named, ({ job }) => job)]
    .map(([job, some]) => ({ job, rules: [...new Set(some.map(({ rule }) => rule))].sort() }))
    .sort((a, b) => (a.job < b.job ? -1 : 1));
}
