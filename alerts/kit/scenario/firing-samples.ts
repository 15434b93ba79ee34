import { milliseconds } from "../../../metrics/kit/index.ts";
import { evaluate, type Sample, Unsupported } from "../evaluate/index.ts";
import type { Alert, Rule } from "../rule.ts";
import type { FiringScenario } from "./scenario.ts";
import { stageOf } from "./stage.ts";

/**
 * What the expression of an alert leaves in all the scenarios in which it fires, as far as it can be worked out.
 *
 * Only the moments that the scenarios ask about are looked at: this runs whenever a stack is put together.
 */
export function firingSamples(alert: Alert, rules: readonly Rule[] = []): readonly Sample[] {
  return alert.scenarios.flatMap((scenario) => (scenario.kind === "fires" ? samplesAt(alert, scenario, rules) : []));
}

const interval = milliseconds("15s");

/** The newest evaluation that returned something: an alert that is kept firing shows the values of that one. */
function samplesAt(alert: Alert, scenario: FiringScenario, rules: readonly Rule[]): readonly Sample[] {
  if (scenario.labels !== undefined) return [{ labels: scenario.labels, value: scenario.value ?? Number.NaN }];
  const { storage, place } = stageOf(alert, scenario, { rules, interval });
  const newest = milliseconds(scenario.at) - (milliseconds(scenario.at) % interval);
  const oldest = Math.max(0, newest - milliseconds(alert.keepFiringFor ?? "0s"));
  try {
    for (let time = newest; time >= oldest; time -= interval) {
      const result = evaluate(alert.expr.node, { storage, place, interval, time, now: time });
      if (typeof result !== "number" && result.length > 0) return result;
    }
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
  }
  return [];
}
