import type { Plan } from "../plan/index.ts";

/** Names of the critical alerts, of those that were asked for, that fire in no episode of any play, for whatever reason. */
export function untestedCritical(plans: readonly Pick<Plan, "episodes" | "untested">[]): readonly string[] {
  const fired = new Set(
    plans.flatMap(({ episodes }) =>
      episodes.filter(({ scenario }) => scenario.kind === "fires").map(({ alert }) => alert),
    ),
  );
  return plans
    .flatMap(({ untested }) => untested.map(({ alert }) => alert))
    .filter((alert) => alert.severity === "critical" && !fired.has(alert))
    .map(({ name }) => name);
}
