import { type InputSeries, keyOf, ruleStorage } from "../../../alerts/kit/evaluate/index.ts";
import {
  type ActiveAlert,
  type Alert,
  allScenarios,
  type Evaluation,
  lifecycle,
  type Rule,
  type RuleGroup,
  type Scenario,
  scenarioEnd,
  seriesOf,
  stageOf,
} from "../../../alerts/kit/index.ts";
import { toInput } from "../../../alerts/kit/scenario/index.ts";
import { compressRules, scenarioLabel } from "../../../validation/compress/index.ts";

/** How far apart samples and evaluations are, in real milliseconds. */
export const interval = 15_000;

export interface Played {
  readonly id: string;
  readonly alert: Alert;
  readonly scenario: Scenario;
  /** When it begins in the copy, in its milliseconds. @default 0 */
  readonly startsAt?: number;
}

/** Every scenario of the alerts of a group that are not constant. */
export function playedOf({ rules }: RuleGroup): readonly Played[] {
  return rules
    .filter((rule) => rule.kind === "alert")
    .filter(({ alwaysFiring }) => !alwaysFiring)
    .flatMap((alert) => allScenarios(alert).map((scenario) => ({ alert, scenario })))
    .map((one, index) => ({ ...one, id: `e${index + 1}` }));
}

/** The states of an alert as the real stack goes through them. */
export function real({ alert, scenario }: Played, rules: readonly Rule[]): readonly string[] {
  return described(lifecycle(alert, stageOf(alert, scenario, { rules, interval })));
}

/** At how many evaluations of an episode alerts of these were in which state: pending and firing, as far as they were. */
export function stateCounts(
  { alert: own, scenario }: Played,
  alerts: readonly Alert[],
  rules: readonly Rule[],
): ReadonlyMap<string, number> {
  const end = scenarioEnd(own, scenario);
  const states = alerts.flatMap((alert) =>
    lifecycle(alert, { ...stageOf(own, scenario, { rules, interval }), place: rules.indexOf(alert), end }).flatMap(
      ({ active }) => active.map(({ state }) => state),
    ),
  );
  const counts = [...Map.groupBy(states, (state) => state)].map(([state, some]) => [state, some.length] as const);
  return new Map(counts.sort());
}

/** The states of the alert of each episode, as the copy goes through them when all are played at once. */
export function compressed(
  played: readonly Played[],
  groups: readonly RuleGroup[],
  { factor }: { readonly factor: number },
): readonly (readonly string[])[] {
  const copy = compressRules(groups, { factor, episodes: played });
  if (copy.leftOut.length > 0)
    throw new Error(copy.leftOut.map(({ rule, obstacles }) => `${rule.name}: ${obstacles}`).join());
  const rules = copy.groups.flatMap((group) => group.rules);
  const short = interval / factor;
  const storage = ruleStorage(
    played.flatMap((one) => seriesIn(one, factor)),
    { rules, interval: short },
  );
  return played.map(({ id, alert, scenario, startsAt = 0 }) => {
    const end = startsAt + scenarioEnd(alert, scenario) / factor;
    // Of a rule that stands there several times, the one that is meant is found by its labels.
    const own = rules.filter((rule) => isOf(rule, alert, id));
    const [first] = own;
    if (first?.kind !== "alert" || own.length > 1) throw new Error(`${alert.name} of ${id}: ${own.length} rules`);
    const stage = { storage, place: rules.indexOf(first), interval: short, end };
    return described(lifecycle(first, stage), { id, factor, startsAt });
  });
}

function isOf(rule: Rule, alert: Alert, id: string): boolean {
  if (rule.kind !== "alert" || rule.scenarios !== alert.scenarios) return false;
  return !Object.hasOwn(rule.labels, scenarioLabel) || rule.labels[scenarioLabel] === id;
}

function seriesIn({ id, alert, scenario, startsAt = 0 }: Played, factor: number): readonly InputSeries[] {
  const end = scenarioEnd(alert, scenario);
  const always = (metric: string, value: number): InputSeries => ({
    metric,
    labels: { [scenarioLabel]: id },
    samples: Array.from({ length: Math.floor(end / interval) + 1 }, (_, n) => ({
      at: startsAt + (n * interval) / factor,
      value,
    })),
  });
  return [
    always("signal_playing", 1),
    always("signal_episode_start_seconds", startsAt / 1000),
    ...seriesOf(scenario).map((one): InputSeries => {
      const { metric, labels, samples } = toInput(one, { end, interval });
      return {
        metric,
        labels: { ...labels, [scenarioLabel]: id },
        samples: samples.map(({ at, value }) => ({ at: startsAt + at / factor, value })),
      };
    }),
  ];
}

interface Told {
  readonly id?: string;
  readonly factor: number;
  readonly startsAt: number;
}

/** One line per evaluation, in the time of the scenario and without its label; what is active before it begins has a line as well. */
function described(
  evaluations: readonly Evaluation[],
  { id, factor, startsAt }: Told = { factor: 1, startsAt: 0 },
): readonly string[] {
  const own = (time: number) => (time - startsAt) * factor;
  const stateOf = ({ sample, state, since, keptSince }: ActiveAlert): string[] => {
    const { [scenarioLabel]: of, ...labels } = sample.labels;
    if (of !== id) return [];
    const kept = keptSince === undefined ? "" : ` kept since ${own(keptSince)}`;
    return [`${keyOf(labels)} ${state} since ${own(since)}${kept} at ${sample.value.toPrecision(9)}`];
  };
  return evaluations.flatMap(({ time, active }) => {
    const alerts = active.flatMap(stateOf).sort();
    return time < startsAt && alerts.length === 0 ? [] : [`${own(time)} ${alerts.join(" ")}`];
  });
}
