import { type Alert, ruleLabels, scenarioEnd } from "../../alerts/kit/index.ts";
import { milliseconds } from "../../metrics/kit/index.ts";
import { labelsKey, type SeenAlert } from "../observe/index.ts";
import type { Bystanders, Episode, Firing } from "../plan/index.ts";
import { inWords, printLabels } from "./in-words.ts";
import { momentOf, type Play, type Sightings, toleranceOf } from "./play.ts";

/** What became of another alert than an episode's own. */
export interface Elsewhere {
  readonly episode: Episode;
  readonly alert: Alert;
  /** `as worked out`: it fired and had to. `absent`: it had to fire and did not. `quiet`: it had to be quiet and was. */
  readonly outcome: "as worked out" | "false" | "absent" | "quiet";
  /** What it had to do and what it did; empty where these agree. */
  readonly detail: string;
}

/**
 * Judges the other alerts of a play in an episode, until its scenario ends: nobody said what comes after it.
 *
 * They may fire as much earlier or later than worked out as an episode's own alert may be late, and by the step of their subqueries.
 * What has to fire for less time than that need not be seen.
 */
export function judgeElsewhere(
  play: Play,
  episode: Episode,
  sightings: Sightings,
  { judged, notJudged }: Bystanders,
): readonly Elsewhere[] {
  const seen = Map.groupBy(firedBesides(play, episode, sightings), ({ alert }) => alert);
  const known = new Map(judged.map((one) => [one.alert, one]));
  const undecided = new Set(notJudged.map(({ alert }) => alert));
  const others = [...new Set([...known.keys(), ...seen.keys()])].filter((alert) => !undecided.has(alert));
  return others.map((alert) => {
    const { evaluation = episode.evaluation, step = 0, firings = [] } = known.get(alert) ?? {};
    const tolerance = toleranceOf(play, { evaluation }) + step;
    const due = firings.map((one) => ofThePlay(one, alert, episode));
    return { episode, alert, ...compared({ allowed: firings, due }, seen.get(alert) ?? [], tolerance) };
  });
}

/** A stretch of time in which an alert of a play fires in the episode of another one. */
interface Fired extends Firing {
  readonly alert: Alert;
}

function firedBesides(play: Play, episode: Episode, sightings: Sightings): readonly Fired[] {
  const own = new Set(sightings.seen(episode));
  const end = scenarioEnd(episode.alert, episode.scenario);
  return sightings.all(episode).flatMap((one) => {
    const alert = own.has(one) ? undefined : declaredAs(play, one);
    if (alert === undefined || alert === episode.alert) return [];
    return one.spans
      .filter(({ state }) => state === "firing")
      .map(({ from, to }) => ({
        alert,
        labels: one.labels,
        from: momentOf(play, episode, from),
        to: momentOf(play, episode, to),
      }))
      .filter(({ from }) => from <= end)
      .map((fired) => ({ ...fired, to: Math.min(fired.to, end) }));
  });
}

/** The alert of that name; of several the one whose own labels it has. */
function declaredAs({ episodes }: Play, { labels }: SeenAlert): Alert | undefined {
  const namesakes = episodes.map(({ alert }) => alert).filter(({ name }) => name === labels.alertname);
  const isOf = (alert: Alert) => Object.entries(ruleLabels(alert)).every(([label, value]) => labels[label] === value);
  return namesakes.find(isOf) ?? namesakes[0];
}

/** What of a stretch there is to be seen where only a part of the scenario is played: its rules begin that part without state. */
function ofThePlay({ labels, from, to }: Firing, { for: held = "0s" }: Alert, episode: Episode): Firing {
  const first = episode.from === 0 ? 0 : episode.from + milliseconds(held);
  return { labels, from: Math.max(from, first), to: Math.min(to, episode.length) };
}

function compared(
  expected: { readonly allowed: readonly Firing[]; readonly due: readonly Firing[] },
  seen: readonly Firing[],
  tolerance: number,
): Pick<Elsewhere, "outcome" | "detail"> {
  const like = ({ labels }: Firing) => expected.allowed.filter((one) => labelsKey(one.labels) === labelsKey(labels));
  const stray = seen.find((one) => !within(one, like(one), tolerance));
  if (stray !== undefined) {
    const wanted = like(stray).map(stretchInWords);
    const had = wanted.length === 0 ? "had to stay silent" : `had to fire ${wanted.join(", ")} only`;
    return { outcome: "false", detail: `${had}, fired ${stretchInWords(stray)} with ${printLabels(stray.labels)}` };
  }
  const absent = expected.due.find(
    (one) => one.to - one.from >= tolerance && !seen.some((fired) => overlap(fired, one, tolerance)),
  );
  if (absent !== undefined)
    return { outcome: "absent", detail: `had to fire ${stretchInWords(absent)} with ${printLabels(absent.labels)}` };
  return { outcome: seen.length > 0 ? "as worked out" : "quiet", detail: "" };
}

/** Whether a stretch lies in others that are longer by the tolerance at both ends; those that then touch are one. */
function within({ from, to }: Firing, others: readonly Firing[], tolerance: number): boolean {
  let reached = Number.NEGATIVE_INFINITY;
  for (const one of others.toSorted((a, b) => a.from - b.from))
    if (one.from - tolerance <= Math.max(from, reached) && one.to + tolerance >= from)
      reached = Math.max(reached, one.to + tolerance);
  return reached >= to;
}

function overlap(a: Firing, b: Firing, tolerance: number): boolean {
  return labelsKey(a.labels) === labelsKey(b.labels) && a.from <= b.to + tolerance && a.to >= b.from - tolerance;
}

function stretchInWords({ from, to }: Firing): string {
  return `from ${inWords(from)} to ${inWords(to)}`;
}

/** What had to fire in a scenario of another alert and did not: a remark, for nobody declared it. */
export function absentElsewhere(judged: readonly Elsewhere[]) {
  const findings = judged.flatMap(({ alert, episode, outcome, detail }) =>
    outcome !== "absent"
      ? []
      : {
          check: "validation/absent-elsewhere",
          severity: "info" as const,
          path: `alerts › ${alert.name} › ${episode.alert.name} › ${episode.scenario.name}`,
          message: `${detail}, and did not.`,
          hint: "Its own scenarios decide. Look here where one of them went wrong, too.",
        },
  );
  return [...new Map(findings.map((one) => [one.path, one])).values()];
}
