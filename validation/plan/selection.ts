import { type Alert, allScenarios, type Scenario, scenarioEnd } from "../../alerts/kit/index.ts";

/** Which scenarios are played: all; of each alert one that fires and one that stays silent; or those of named alerts only. */
export type Selection =
  | { readonly kind: "full" }
  | { readonly kind: "quick" }
  | { readonly kind: "only"; readonly alerts: readonly string[]; readonly trials: number };

/** The scenarios of an alert that a selection takes, shortest first for `quick`; none leaves the alert out. */
export function scenariosFor(alert: Alert, selection: Selection): readonly Scenario[] {
  if (alert.alwaysFiring) return [];
  switch (selection.kind) {
    case "full":
      return allScenarios(alert);
    case "only":
      return selection.alerts.includes(alert.name) ? allScenarios(alert) : [];
    case "quick":
      return [shortest(alert, "fires"), shortest(alert, "silent")].filter((one) => one !== undefined);
  }
}

/** What shows least is the quickest proof, but a value at the threshold or no data at all is none of the ordinary case. */
function shortest(alert: Alert, kind: Scenario["kind"]): Scenario | undefined {
  const all = allScenarios(alert).filter((scenario) => scenario.kind === kind);
  const plain = all.filter(({ shows }) => shows === undefined);
  const [first] = (plain.length > 0 ? plain : all).toSorted((a, b) => scenarioEnd(alert, a) - scenarioEnd(alert, b));
  return first;
}
