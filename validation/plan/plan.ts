import { type Alert, type Rule, type RuleGroup, type Scenario, scenarioEnd } from "../../alerts/kit/index.ts";
import { milliseconds } from "../../metrics/kit/index.ts";
import type { Episode, Untested } from "./episode.ts";
import { expectedAlerts } from "./expected.ts";
import { type Selection, scenariosFor } from "./selection.ts";

export interface PlanOptions {
  readonly groups: readonly RuleGroup[];
  readonly selection: Selection;
  readonly scrapeInterval: string;
  readonly evaluationInterval: string;
  /** What the ids of the episodes begin with, so that several plays on one copy stay apart. @default "e" */
  readonly prefix?: string;
}

/** What is played, and which alerts are not. */
export interface Plan {
  readonly episodes: readonly Episode[];
  readonly untested: readonly Untested[];
  /** Virtual milliseconds from the beginning to the end of the last episode. */
  readonly length: number;
}

/**
 * The episodes of a play: every scenario that the selection takes, with what has to fire in it.
 *
 * Alerts with a scenario that fires get the trials the selection asks for. The episodes begin at evenly spread phases of scrape
 * and evaluation: a fixed phase would measure that phase and nothing else.
 */
export function planEpisodes({ prefix = "e", ...options }: PlanOptions): Plan {
  const { groups, selection, scrapeInterval, evaluationInterval } = options;
  const spread = milliseconds(scrapeInterval) + milliseconds(evaluationInterval);
  const wanted = groups.flatMap(({ rules, interval = evaluationInterval }) =>
    rules.flatMap((rule) => (rule.kind === "alert" ? scenariosOf(rule, { rules, interval, selection }) : [])),
  );
  const episodes = wanted.map(({ rules, interval, ...one }, index): Episode => {
    const evaluation = milliseconds(interval);
    return {
      ...one,
      id: `${prefix}${index + 1}`,
      delay: Math.round(spread * phase(index)),
      // What fires at the last moment of its scenario is given the time that it needs to be seen.
      length: scenarioEnd(one.alert, one.scenario) + (one.scenario.kind === "fires" ? 2 * spread : 0),
      evaluation,
      expected: expectedAlerts(one.alert, one.scenario, { rules, interval: evaluation }),
    };
  });
  return { episodes, untested: untestedIn(options, episodes), length: lengthOf(episodes) };
}

function scenariosOf(
  alert: Alert,
  context: { readonly rules: readonly Rule[]; readonly interval: string; readonly selection: Selection },
) {
  const { rules, interval, selection } = context;
  const trials = (scenario: Scenario) =>
    selection.kind === "only" && scenario.kind === "fires" ? selection.trials : 1;
  return scenariosFor(alert, selection).flatMap((scenario) =>
    Array.from({ length: trials(scenario) }, (_, index) => ({ alert, scenario, trial: index + 1, rules, interval })),
  );
}

/** The multiples of the golden ratio's fraction fall evenly between 0 and 1, however many there are. */
function phase(index: number): number {
  return (index * 0.618_033_988_749_895) % 1;
}

function untestedIn({ groups, selection }: PlanOptions, episodes: readonly Episode[]): readonly Untested[] {
  const tried = new Set(episodes.flatMap(({ alert, scenario }) => (scenario.kind === "fires" ? [alert] : [])));
  const alerts = groups.flatMap(({ rules }) => rules.filter((rule) => rule.kind === "alert"));
  const asked = selection.kind === "only" ? alerts.filter(({ name }) => selection.alerts.includes(name)) : alerts;
  return asked
    .filter((alert) => !alert.alwaysFiring && !tried.has(alert))
    .map((alert) => ({ alert, why: "no scenario of it fires" }));
}

function lengthOf(episodes: readonly Episode[]): number {
  return Math.max(0, ...episodes.map(({ delay, length }) => delay + length));
}
