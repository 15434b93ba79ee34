import type { Alert } from "../../alerts/kit/index.ts";
import type { Finding } from "../../problems/index.ts";
import type { Bystanders, Episode, Untested } from "../plan/index.ts";
import type { Accuracy, Confusion, Mishap } from "../result/index.ts";
import { shareOf } from "../statistics/index.ts";
import { alertTitles } from "./alert-title.ts";
import { absentElsewhere, type Elsewhere, judgeElsewhere } from "./elsewhere.ts";
import { heldUp } from "./held-up.ts";
import { type Outcome, outcomesOf } from "./outcome.ts";
import type { Play, Sightings } from "./play.ts";
import { sumElsewhere } from "./sum-elsewhere.ts";

/** A play at some load, and how much that was. */
export interface JudgedPlay {
  readonly play: Play;
  readonly sightings: Sightings;
  readonly series: number;
  readonly queriesPerSecond: number;
}

export interface AccuracyOptions {
  readonly untested: readonly Untested[];
  /** What an episode shows to other alerts. @default nobody looks at these */
  readonly bystanders?: (episode: Episode) => Bystanders;
}

/** Whether every alert fired where it had to and kept quiet where it had to, over all plays. */
export function judgeAccuracy(plays: readonly JudgedPlay[], { untested, bystanders }: AccuracyOptions): Accuracy {
  const judged = plays.map((one) => {
    const elsewhere = bystanders === undefined ? [] : elsewhereIn(one, bystanders);
    return { ...one, elsewhere, outcomes: [...ownOutcomes(one), ...elsewhere.flatMap(falseAlarm)] };
  });
  const all = judged.flatMap(({ outcomes }) => outcomes);
  const rules = [...Map.groupBy(all, ({ alert }) => alert)];
  const titleOf = alertTitles([...rules.map(([alert]) => alert), ...untested.map(({ alert }) => alert)]);
  const mishaps = judged.flatMap(({ play, outcomes }) =>
    outcomes.flatMap((one) => mishapOf(one, titleOf(one.alert), play.load)),
  );
  const elsewhere = judged.flatMap((one) => one.elsewhere);
  const busy = heldUp(judged.map(({ play }) => play));
  return {
    status: all.length === 0 ? "not measured" : mishaps.length > 0 ? "failed" : "passed",
    findings: [...busy, ...mishaps.map(findingOf), ...absentElsewhere(elsewhere)],
    loads: judged.map(({ play, series, queriesPerSecond, outcomes }) => ({
      load: play.load,
      series,
      queriesPerSecond,
      overall: confusionOf(outcomes),
      severities: bySeverity(outcomes),
    })),
    severities: bySeverity(all),
    rules: rules.map(([alert, outcomes]) => ({ ...named(alert, titleOf(alert)), counts: confusionOf(outcomes) })),
    mishaps,
    ...(bystanders === undefined ? {} : { elsewhere: sumElsewhere(elsewhere, notJudgedIn(plays, bystanders)) }),
    untested: untested.map(({ alert, why }) => ({ alert: titleOf(alert), severity: alert.severity, why })),
  };
}

/** An outcome, and whose it is. */
interface AlertOutcome extends Outcome {
  readonly alert: Alert;
}

function ownOutcomes({ play, sightings }: JudgedPlay): readonly AlertOutcome[] {
  return play.episodes.flatMap((episode) =>
    outcomesOf(play, episode, sightings).map((one) => ({ ...one, alert: episode.alert })),
  );
}

function elsewhereIn(
  { play, sightings }: JudgedPlay,
  bystanders: (episode: Episode) => Bystanders,
): readonly Elsewhere[] {
  return play.episodes.flatMap((episode) => judgeElsewhere(play, episode, sightings, bystanders(episode)));
}

/** What fires right in the scenario of another is no trial: nobody declared it, and it is the same story again. */
function falseAlarm({ outcome, ...one }: Elsewhere): readonly AlertOutcome[] {
  return outcome === "false" ? [{ ...one, outcome }] : [];
}

function notJudgedIn(plays: readonly JudgedPlay[], bystanders: (episode: Episode) => Bystanders) {
  return plays.flatMap(({ play }) => play.episodes.flatMap((episode) => bystanders(episode).notJudged));
}

const severities = ["critical", "warning", "info"] as const;

function bySeverity(outcomes: readonly AlertOutcome[]): Accuracy["severities"] {
  return severities
    .map((severity) => ({ severity, own: outcomes.filter(({ alert }) => alert.severity === severity) }))
    .filter(({ own }) => own.length > 0)
    .map(({ severity, own }) => ({ severity, counts: confusionOf(own) }));
}

/** Late ones are no hits; what fired too early, or went on, was told of without need. */
function confusionOf(outcomes: readonly Outcome[]): Confusion {
  const count = (...wanted: readonly Outcome["outcome"][]) =>
    outcomes.filter(({ outcome }) => wanted.includes(outcome)).length;
  const right = count("right");
  const wrong = count("false", "early", "not resolved");
  const [missed, late] = [count("missed"), count("late")];
  return {
    right,
    missed,
    late,
    false: wrong,
    quiet: count("quiet"),
    precision: shareOf(right, right + wrong),
    recall: shareOf(right, right + missed + late),
  };
}

function mishapOf(found: AlertOutcome, title: string, load: number): readonly Mishap[] {
  const { alert, episode, outcome, detail } = found;
  if (outcome === "right" || outcome === "quiet") return [];
  const { name, kind } = episode.scenario;
  const scenario = alert === episode.alert ? name : `${episode.alert.name} › ${name}`;
  return [{ alert: title, severity: alert.severity, scenario, kind, outcome, load, detail }];
}

function findingOf({ alert, scenario, outcome, detail, load }: Mishap) {
  return {
    ...faults[outcome],
    severity: "error" as const,
    path: `alerts › ${alert} › ${scenario}`,
    message: `${detail}${load === 1 ? "" : `, at ${load} times the background load`}.`,
  };
}

const faults: Readonly<Record<Mishap["outcome"], Pick<Finding, "check" | "hint">>> = {
  missed: {
    check: "validation/missed",
    hint: "Check the rule's expression, threshold and labels against the series of the scenario.",
  },
  late: {
    check: "validation/late",
    hint: "Check for, the ranges and the intervals; under load, whether Prometheus keeps up with its evaluations.",
  },
  false: {
    check: "validation/false",
    hint: "Check the threshold and for: this alert would wake somebody without need.",
  },
  early: { check: "validation/early", hint: "Check for: shorter troubles are told of." },
  "not resolved": { check: "validation/not-resolved", hint: "Check keepFiringFor and the ranges." },
};

function named({ severity, priority }: Alert, alert: string) {
  return { alert, severity, ...(priority === undefined ? {} : { priority }) };
}
