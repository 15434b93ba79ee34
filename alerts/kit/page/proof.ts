import type { Alert } from "../rule.ts";
import { allScenarios, type Scenario, scenarioEnd } from "../scenario/index.ts";
import { lengthInWords, tableOf } from "./words.ts";

/** Every scenario of an alert in words. */
export function proofOf(alert: Alert): string {
  const rows = allScenarios(alert).map((scenario) => [scenario.name, verdict(scenario), when(alert, scenario)]);
  return tableOf(["What happens", "The alert", "When"], rows);
}

function verdict(scenario: Scenario): string {
  const shows = scenario.shows === "boundary" ? " (boundary)" : "";
  switch (scenario.kind) {
    case "fires":
      return `fires${scenario.resolvedBy === undefined ? "" : ", and is resolved"}${shows}`;
    case "pending":
      return `is pending${shows}`;
    case "silent":
      return `stays silent${shows}`;
  }
}

function when(alert: Alert, scenario: Scenario): string {
  if (scenario.kind === "silent") return `for ${lengthInWords(scenarioEnd(alert, scenario))}`;
  const at = `after ${lengthInWords(scenario.at)}`;
  if (scenario.kind === "pending") return at;
  const { notBefore, resolvedBy } = scenario;
  return [
    at,
    ...(notBefore === undefined ? [] : [`not before ${lengthInWords(notBefore)}`]),
    ...(resolvedBy === undefined ? [] : [`by ${lengthInWords(resolvedBy)}`]),
  ].join(", ");
}
