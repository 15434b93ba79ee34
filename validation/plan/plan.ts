import {
  type Alert,
  type Rule,
  type RuleGroup,
  recordsRead,
  type Scenario,
  scenarioEnd,
  seriesOf,
} from "../../alerts/kit/index.ts";
import { formatDuration, milliseconds } from "../../metrics/kit/index.ts";
import type { Episode, ExpectedAlert, Untested } from "./episode.ts";
import { evaluationsOf, expectedAlerts } from "./expected.ts";
import { type LivePart, type LivePartOptions, livePart, quiet } from "./live-part.ts";
import { longestStep } from "./longest-step.ts";
import { lookedBack } from "./looked-back.ts";
import { undecidable } from "./playable.ts";
import { oneOfEach, type Selection, scenariosAskedFor } from "./selection.ts";

export interface PlanOptions {
  readonly groups: readonly RuleGroup[];
  readonly selection: Selection;
  readonly scrapeInterval: string;
  readonly evaluationInterval: string;
  /** Of scenarios that take longer only the part is played that has to be seen; virtual milliseconds. @default none is too long */
  readonly longest?: number;
  /** Scenarios that take longer are left out altogether; virtual milliseconds. @default none is */
  readonly notAbove?: number;
  /** Whether an alert's end is left out where it comes later than that: until it fires is played in any case. @default false */
  readonly withoutEnd?: boolean;
  /** What the ids of the episodes begin with, so that several plays on one copy stay apart. @default "e" */
  readonly prefix?: string;
}

/** What is played, and which alerts are not. */
export interface Plan {
  readonly episodes: readonly Episode[];
  readonly untested: readonly Untested[];
  /** Scenarios that only promtool can decide, and why. */
  readonly leftToPromtool: readonly { readonly alert: Alert; readonly scenario: Scenario; readonly why: string }[];
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
  const {
    groups,
    selection,
    scrapeInterval,
    evaluationInterval,
    longest = Number.POSITIVE_INFINITY,
    withoutEnd = false,
    notAbove = Number.POSITIVE_INFINITY,
  } = options;
  const scrape = milliseconds(scrapeInterval);
  const spread = scrape + milliseconds(evaluationInterval);
  const stories = groups.flatMap(({ rules, interval = evaluationInterval }) =>
    rules.flatMap((rule) =>
      rule.kind === "alert"
        ? storiesOf(rule, {
            rules,
            scrape,
            evaluation: milliseconds(interval),
            evaluationInterval,
            selection,
            notAbove,
          })
        : [],
    ),
  );
  const playable = stories.filter(({ why }) => why === undefined).flatMap((one) => trialsOf(one, selection));
  const partOf = parts({ longest, withoutEnd, spread });
  const back = lookedBack(groups.flatMap(({ rules }) => rules));
  const episodes = playable.map(({ why: _why, rules, expected, ...one }, index): Episode => {
    const { from, to } = partOf({ ...one, rules });
    return {
      ...one,
      id: `${prefix}${index + 1}`,
      delay: Math.round(spread * phase(index)) - from,
      from,
      past: Math.min(from, quiet + furthestBack(one, rules, back)),
      length: to,
      expected: expected.map((alert) => until(alert, to)),
    };
  });
  return {
    episodes,
    untested: untestedIn(options, episodes),
    leftToPromtool: stories.flatMap(({ alert, scenario, why }) =>
      why === undefined ? [] : [{ alert, scenario, why }],
    ),
    length: lengthOf(episodes),
  };
}

interface Story extends Pick<Episode, "alert" | "scenario" | "evaluation" | "step" | "expected"> {
  readonly rules: readonly Rule[];
  /** Why it is left to promtool. */
  readonly why: string | undefined;
}

interface StoryContext extends Required<Pick<PlanOptions, "selection" | "notAbove" | "evaluationInterval">> {
  readonly rules: readonly Rule[];
  readonly scrape: number;
  readonly evaluation: number;
}

/** The scenarios of an alert that the selection takes, each once, with what has to fire in it. */
function storiesOf(alert: Alert, context: StoryContext): readonly Story[] {
  const { rules, scrape, evaluation, evaluationInterval, selection, notAbove } = context;
  const step = longestStep([alert, ...recordsRead(alert, rules)], evaluationInterval);
  const asked = scenariosAskedFor(alert, selection).filter((scenario) => scenarioEnd(alert, scenario) <= notAbove);
  const all = asked.map((scenario) => {
    const expected = expectedAlerts(alert, scenario, { rules, interval: evaluation });
    return {
      alert,
      scenario,
      rules,
      evaluation,
      step,
      expected,
      why: undecidable(scenario, expected, { scrape, evaluation }),
    };
  });
  return selection.kind === "quick" ? oneOfEach(all) : all;
}

function trialsOf(story: Story, selection: Selection): readonly (Story & Pick<Episode, "trial">)[] {
  const trials = selection.kind === "only" && story.scenario.kind === "fires" ? selection.trials : 1;
  return Array.from({ length: trials }, (_, index) => ({ ...story, trial: index + 1 }));
}

/** That it is over is seen only where that is played. */
function until({ ideal, ...alert }: ExpectedAlert, to: number): ExpectedAlert {
  if (ideal === undefined) return alert;
  const { over, ...begun } = ideal;
  return { ...alert, ideal: over !== undefined && over <= to ? ideal : begun };
}

/** How far any rule looks back at what a scenario shows, or at what is recorded of it. */
function furthestBack(
  { alert, scenario }: Pick<Story, "alert" | "scenario">,
  rules: readonly Rule[],
  back: ReadonlyMap<string, number>,
): number {
  const metrics = [
    ...seriesOf(scenario).map(({ metric }) => metric),
    ...[...recordsRead(alert, rules)].map(({ name }) => name),
  ];
  return Math.max(0, ...metrics.map((metric) => back.get(metric) ?? 0));
}

/** What is played of a scenario, worked out once for all of its trials. */
function parts({ longest, withoutEnd, spread }: Pick<LivePartOptions, "longest" | "withoutEnd" | "spread">) {
  const known = new Map<Scenario, LivePart>();
  return ({ alert, scenario, rules, evaluation }: Omit<Story, "why" | "expected">): LivePart => {
    const found = known.get(scenario) ?? partIn();
    known.set(scenario, found);
    return found;

    function partIn(): LivePart {
      // What fires at the last moment of its scenario is given the time that it needs to be seen.
      const end = scenarioEnd(alert, scenario) + (scenario.kind === "fires" ? 2 * spread : 0);
      if (end <= longest) return { from: 0, to: end };
      const evaluations = evaluationsOf(alert, scenario, { rules, interval: evaluation });
      return livePart(alert, scenario, {
        evaluations,
        rules: [alert, ...recordsRead(alert, rules)],
        end,
        longest,
        withoutEnd,
        spread,
      });
    }
  };
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
    .map((alert) => {
      const [shortest] = alert.scenarios
        .filter(({ kind }) => kind === "fires")
        .map((scenario) => scenarioEnd(alert, scenario))
        .toSorted((a, b) => a - b);
      return shortest === undefined
        ? { alert, why: "no scenario of it fires" }
        : { alert, why: `its shortest scenario that fires takes ${formatDuration(shortest)}` };
    });
}

function lengthOf(episodes: readonly Episode[]): number {
  return Math.max(0, ...episodes.map(({ delay, length }) => delay + length));
}
