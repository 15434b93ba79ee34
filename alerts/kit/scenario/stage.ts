import { type SelectorNode, selectorsIn } from "../../../metrics/kit/index.ts";
import { matches, ruleStorage } from "../evaluate/index.ts";
import type { Alert, Recording, Rule } from "../rule.ts";
import { toInput } from "./input.ts";
import { scenarioEnd, seriesOf } from "./length.ts";
import type { Stage } from "./lifecycle.ts";
import type { Scenario } from "./scenario.ts";

/** Where a scenario is played. */
export interface Setting {
  /** The rules that are evaluated with the alert, in their order; the alert may be among them. @default the alert alone */
  readonly rules?: readonly Rule[];
  /** How often they are evaluated and how far apart samples lie, in milliseconds. */
  readonly interval: number;
}

/** Makes a scenario's series, and the records that the alert reads, ready to be evaluated. */
export function stageOf(alert: Alert, scenario: Scenario, { rules = [], interval }: Setting): Stage {
  const end = scenarioEnd(alert, scenario);
  const series = seriesOf(scenario).map((one) => toInput(one, { end, interval }));
  const place = rules.indexOf(alert);
  return { storage: ruleStorage(series, { rules, interval }), place: place < 0 ? rules.length : place, interval, end };
}

/** The recording rules that an alert reads, directly or through others. */
export function recordsRead(alert: Rule, rules: readonly Rule[]): ReadonlySet<Rule> {
  const found = new Set<Rule>();
  const follow = (rule: Rule): void => {
    const selectors = selectorsIn(rule.expr);
    for (const other of rules)
      if (other.kind === "record" && !found.has(other) && selectors.some((selector) => canSelect(selector, other))) {
        found.add(other);
        follow(other);
      }
  };
  follow(alert);
  return found;
}

/** Whether a selector can take what a rule records: its name, and the labels that the rule sets. Objectives share all of their names. */
function canSelect({ metric, matchers }: SelectorNode, { name, labels }: Recording): boolean {
  const decided = matchers.filter(({ label }) => Object.hasOwn(labels, label));
  return metric === name && matches({ matchers: decided }, labels);
}
