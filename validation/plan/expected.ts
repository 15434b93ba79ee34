import {
  type ActiveAlert,
  type Alert,
  type Evaluation,
  type FiringScenario,
  lifecycle,
  type Rule,
  type Scenario,
  stageOf,
  Unsupported,
} from "../../alerts/kit/index.ts";
import { milliseconds } from "../../metrics/kit/index.ts";
import { labelsOf } from "./alert-labels.ts";
import type { ExpectedAlert, Ideal } from "./episode.ts";
import { injectedBefore } from "./injection.ts";

/** What an alert has to do in a scenario, worked out with the rules of its group, evaluated every `interval` (milliseconds). */
export function expectedAlerts(
  alert: Alert,
  scenario: Scenario,
  setting: { readonly rules: readonly Rule[]; readonly interval: number },
): readonly ExpectedAlert[] {
  if (scenario.kind !== "fires") return [];
  const evaluations = evaluationsOf(alert, scenario, setting);
  if (evaluations === undefined) return [{ labels: labelsOf(alert, scenario.labels ?? {}) }];
  const at = evaluations.findLast(({ time }) => time <= milliseconds(scenario.at));
  return (at?.active ?? [])
    .filter(({ state }) => state === "firing")
    .map((one) => ({
      labels: labelsOf(alert, scenario.labels ?? one.sample.labels),
      ideal: idealOf(one, evaluations, scenario),
    }));
}

/** When the expression of an alert first holds in a scenario; absent: never, or nobody can tell. */
export function firstActive(
  alert: Alert,
  scenario: Scenario,
  setting: { readonly rules: readonly Rule[]; readonly interval: number },
): number | undefined {
  return evaluationsOf(alert, scenario, setting)?.find(({ active }) => active.length > 0)?.time;
}

/** How an alert goes in a scenario, evaluation by evaluation; absent where nobody can tell. */
export function evaluationsOf(
  alert: Alert,
  scenario: Scenario,
  setting: { readonly rules: readonly Rule[]; readonly interval: number },
): readonly Evaluation[] | undefined {
  const before = known.get(scenario);
  if (before?.alert === alert && before.rules === setting.rules && before.interval === setting.interval)
    return before.evaluations;
  const evaluations = workedOut(alert, scenario, setting);
  known.set(scenario, { alert, ...setting, evaluations });
  return evaluations;
}

/** Each load and each length that is tried plans anew, and hours of a scenario take seconds to work out. */
const known = new WeakMap<
  Scenario,
  {
    readonly alert: Alert;
    readonly rules: readonly Rule[];
    readonly interval: number;
    readonly evaluations: readonly Evaluation[] | undefined;
  }
>();

function workedOut(
  alert: Alert,
  scenario: Scenario,
  setting: { readonly rules: readonly Rule[]; readonly interval: number },
): readonly Evaluation[] | undefined {
  try {
    return lifecycle(alert, stageOf(alert, scenario, setting));
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    return undefined;
  }
}

function idealOf(found: ActiveAlert, evaluations: readonly Evaluation[], scenario: FiringScenario): Ideal {
  const states = evaluations.map(({ time, active }) => ({
    time,
    state: active.find((one) => one.since === found.since && sameLabels(one, found))?.state,
  }));
  const firing = states.find(({ state }) => state === "firing")?.time ?? milliseconds(scenario.at);
  const over = states.find(({ time, state }) => time > firing && state === undefined)?.time;
  return {
    inject: injectedBefore(scenario, found.since),
    active: found.since,
    firing,
    ...(over === undefined ? {} : { over }),
  };
}

function sameLabels(a: ActiveAlert, b: ActiveAlert): boolean {
  const [one, other] = [a.sample.labels, b.sample.labels];
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
