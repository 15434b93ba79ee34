import { type Alert, allScenarios, type Scenario, scenarioEnd } from "../../alerts/kit/index.ts";

/** Which scenarios are played: all; of each alert one that fires and one that stays silent; or those of named alerts only. */
export type Selection =
  | { readonly kind: "full" }
  | { readonly kind: "quick" }
  | { readonly kind: "only"; readonly alerts: readonly string[]; readonly trials: number };

/** The scenarios of an alert among which a selection chooses; none leaves the alert out. */
export function scenariosAskedFor(alert: Alert, selection: Selection): readonly Scenario[] {
  const isLeftOut = selection.kind === "only" && !selection.alerts.includes(alert.name);
  return alert.alwaysFiring || isLeftOut ? [] : allScenarios(alert);
}

interface Choice {
  readonly alert: Alert;
  readonly scenario: Scenario;
  readonly why: string | undefined;
}

/** Of what can be played the shortest that fires and the shortest that stays silent. */
export function oneOfEach<T extends Choice>(choices: readonly T[]): readonly T[] {
  return (["fires", "silent"] as const).flatMap((kind) => shortest(choices, kind) ?? []);
}

/** What shows least is the quickest proof, but a value at the threshold or no data at all is none of the ordinary case. */
function shortest<T extends Choice>(choices: readonly T[], kind: Scenario["kind"]): T | undefined {
  const all = choices.filter(({ scenario, why }) => scenario.kind === kind && why === undefined);
  const plain = all.filter(({ scenario }) => scenario.shows === undefined);
  const byLength = (a: T, b: T) => scenarioEnd(a.alert, a.scenario) - scenarioEnd(b.alert, b.scenario);
  return (plain.length > 0 ? plain : all).toSorted(byLength)[0];
}
