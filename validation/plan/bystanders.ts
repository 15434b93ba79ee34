import {
  type Alert,
  lifecycle,
  type Rule,
  type RuleGroup,
  recordsRead,
  type Stage,
  selectorsIn,
  seriesOf,
  stageOf,
  Unsupported,
} from "../../alerts/kit/index.ts";
import { milliseconds } from "../../metrics/kit/index.ts";
import { needsCopies } from "../compress/index.ts";
import type { Episode } from "./episode.ts";
import { type Firing, firingsOf } from "./firings.ts";
import { longestStep } from "./longest-step.ts";

/** Another alert that reads series of an episode, and when a faultless Prometheus would have it fire there. */
export interface Bystander {
  readonly alert: Alert;
  /** How often its rule is evaluated, virtual milliseconds. */
  readonly evaluation: number;
  /**
   * By how much earlier or later it may fire wherever the scenario begins between two steps of a subquery: these fall on multiples of
   * the step, counted from 1970. Virtual milliseconds; 0 where its rule has none.
   */
  readonly step: number;
  /** None: it has to stay silent. */
  readonly firings: readonly Firing[];
}

/** What an episode shows to alerts other than its own. */
export interface Bystanders {
  readonly judged: readonly Bystander[];
  /** They read its series as well, but nobody can say what they have to do. */
  readonly notJudged: readonly { readonly alert: Alert; readonly why: string }[];
}

export interface BystanderOptions {
  readonly groups: readonly RuleGroup[];
  readonly evaluationInterval: string;
}

/**
 * Finds the bystanders of each of the episodes among the alerts that the episodes try: those that share a metric with the scenario,
 * directly or through records. What they have to do is worked out once for a scenario, however often it is played.
 */
export function bystandersIn(
  episodes: readonly Episode[],
  options: BystanderOptions,
): (episode: Episode) => Bystanders {
  const tried = new Set(episodes.map(({ alert }) => alert));
  const readers = readersAmong(tried, options);
  const known = new Map<unknown, Bystanders>();
  return (episode) => {
    const found = known.get(episode.scenario) ?? bystandersOf(episode, readers);
    known.set(episode.scenario, found);
    return found;
  };
}

/** An alert with what has to be known to work it out in any scenario. */
interface Reader {
  readonly alert: Alert;
  readonly group: Evaluated;
  /** Names that it reads, those of its records' sources among them. */
  readonly metrics: ReadonlySet<string>;
  readonly step: number;
  /** Why it cannot be judged in the scenarios of others. */
  readonly obstacle: string | undefined;
}

/** Rules that are evaluated together, every so many milliseconds. */
interface Evaluated {
  readonly rules: readonly Rule[];
  readonly interval: number;
}

function readersAmong(tried: ReadonlySet<Alert>, { groups, evaluationInterval }: BystanderOptions): readonly Reader[] {
  const all = groups.flatMap(({ rules }) => rules);
  return groups.flatMap(({ rules, interval = evaluationInterval }) => {
    const group = { rules, interval: milliseconds(interval) };
    const alerts = rules.filter((rule) => rule.kind === "alert").filter((alert) => tried.has(alert));
    return alerts.map((alert): Reader => {
      const read: readonly Rule[] = [alert, ...recordsRead(alert, all)];
      const metrics = new Set(read.flatMap(({ expr }) => selectorsIn(expr).map(({ metric }) => metric)));
      return { alert, group, metrics, step: longestStep(read, evaluationInterval), obstacle: obstacleIn(read, rules) };
    });
  });
}

function obstacleIn(read: readonly Rule[], group: readonly Rule[]): string | undefined {
  if (read.some(({ expr }) => needsCopies(expr.node)))
    return "what is absent or constant belongs to no scenario: the copy has the rule for its own episodes only";
  return read.every((rule) => group.includes(rule)) ? undefined : "it reads what another group records";
}

function bystandersOf({ alert, scenario }: Episode, readers: readonly Reader[]): Bystanders {
  const shown = new Set(seriesOf(scenario).map(({ metric }) => metric));
  // A selector without a name may take anything.
  const reads = ({ metrics }: Reader) => metrics.has("") || !metrics.isDisjointFrom(shown);
  const others = readers.filter((one) => one.alert !== alert && reads(one));
  // Alerts of one group share the records that are worked out for them.
  const found = [...Map.groupBy(others, ({ group }) => group)].flatMap(([group, some]) => {
    const stage = stageOf(alert, scenario, group);
    return some.map((one) =>
      one.obstacle === undefined ? workedOut(one, stage) : { alert: one.alert, why: one.obstacle },
    );
  });
  return {
    judged: found.flatMap((one) => ("firings" in one ? [one] : [])),
    notJudged: found.flatMap((one) => ("why" in one ? [one] : [])),
  };
}

function workedOut(
  { alert, step, group: { rules, interval } }: Reader,
  stage: Stage,
): Bystander | Bystanders["notJudged"][number] {
  try {
    const evaluations = lifecycle(alert, { ...stage, place: rules.indexOf(alert) });
    return { alert, evaluation: interval, step, firings: firingsOf(alert, evaluations) };
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    return { alert, why: error.message };
  }
}
