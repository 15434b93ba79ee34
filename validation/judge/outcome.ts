import { milliseconds } from "../../metrics/kit/index.ts";
import { labelsKey, type SeenAlert } from "../observe/index.ts";
import type { Episode, ExpectedAlert } from "../plan/index.ts";
import { inWords, printLabels } from "./in-words.ts";
import { momentOf, type Play, type Sightings, toleranceOf } from "./play.ts";

/** What became of an episode, or of one alert that was expected in it. */
export interface Outcome {
  readonly episode: Episode;
  readonly outcome: "right" | "quiet" | "missed" | "late" | "false" | "early" | "not resolved";
  /** What was declared and what was seen; empty where they agree. */
  readonly detail: string;
}

/** Judges an episode: an outcome for each alert that had to fire, one for the silence of an episode without any. */
export function outcomesOf(play: Play, episode: Episode, sightings: Sightings): readonly Outcome[] {
  const seen = sightings.seen(episode);
  const moment = (time: number) => momentOf(play, episode, time);
  if (episode.scenario.kind === "pending") return [patience(play, episode, firstFiring(seen, moment))];
  if (episode.scenario.kind === "silent") return [silence(episode, firstFiring(seen, moment), sightings)];
  if (episode.expected.length === 0) return [unlikeItsRule(play, episode, seen)];
  const judged = episode.expected.map((expected): Outcome => {
    const one = seen.find(({ labels }) => labelsKey(labels) === labelsKey(expected.labels));
    return { episode, ...firing(play, episode, expected, one) };
  });
  return [...judged, ...unexpected(play, episode, seen)];
}

function firing(
  play: Play,
  episode: Episode,
  expected: ExpectedAlert,
  seen: SeenAlert | undefined,
): Omit<Outcome, "episode"> {
  const { scenario, evaluation } = episode;
  if (scenario.kind !== "fires") throw new TypeError(`${episode.id} has nothing that fires`);
  const tolerance = toleranceOf(play, episode);
  const spans = (seen?.spans ?? []).filter(({ state }) => state === "firing");
  const moments = spans.map(({ from, to }) => ({
    from: momentOf(play, episode, from),
    to: momentOf(play, episode, to),
  }));
  const [first] = moments;
  const deadline = Math.max(milliseconds(scenario.at), expected.ideal?.firing ?? 0) + tolerance;
  if (first === undefined) {
    const waited = seen === undefined ? "its expression never held" : "it was pending and never fired";
    return { outcome: "missed", detail: `had to fire at ${scenario.at}: ${waited}` };
  }
  // What is told of earlier alerts of the same labels is none of this episode.
  if (scenario.notBefore !== undefined && first.from < milliseconds(scenario.notBefore) - grid(play, episode))
    return {
      outcome: "early",
      detail: `fired at ${inWords(first.from)}, not before ${scenario.notBefore} was allowed`,
    };
  const earliest = milliseconds(scenario.at) - tolerance - episode.step;
  const begun = moments.filter(({ from }) => from <= deadline);
  const over = begun.at(-1)?.to;
  if (over === undefined || (over < earliest && !wasNotScraped(play, episode, { from: over, to: earliest }))) {
    const late = moments.find(({ from }) => from > deadline);
    if (late !== undefined)
      return { outcome: "late", detail: `had to fire at ${scenario.at}, fired at ${inWords(late.from)}` };
    return {
      outcome: "missed",
      detail: `had to fire at ${scenario.at}: fired at ${inWords(first.from)}, over at ${inWords(over ?? 0)}`,
    };
  }
  const { resolvedBy } = scenario;
  const last = moments.at(-1)?.to ?? 0;
  if (resolvedBy !== undefined && last > milliseconds(resolvedBy) + tolerance - evaluation)
    return { outcome: "not resolved", detail: `had to be over by ${resolvedBy}, still fired at ${inWords(last)}` };
  return { outcome: "right", detail: "" };
}

/**
 * Whether a scrape was left out in the copy meanwhile: that ends an alert, for as long as its `for` takes anew, and says nothing about
 * its rule. That it fired in time is seen all the same.
 */
function wasNotScraped(
  play: Play,
  episode: Episode,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  const times = (play.observed.stored.get(episode.id) ?? []).map((time) => momentOf(play, episode, time));
  return times.some((time, index) => {
    const before = times[index - 1] ?? time;
    return time - before > 1.75 * play.scrapeInterval && time >= from && before <= to;
  });
}

/** Its scenario says that it fires, and its rule, as far as that can be worked out, that it does not. */
function unlikeItsRule(play: Play, episode: Episode, seen: readonly SeenAlert[]): Outcome {
  const { scenario } = episode;
  if (scenario.kind !== "fires") throw new TypeError(`${episode.id} has nothing that fires`);
  const at = milliseconds(scenario.at);
  if (seen.some((one) => firesAt(play, episode, one, at))) return { episode, outcome: "right", detail: "" };
  return { episode, outcome: "missed", detail: `had to fire at ${scenario.at}: by its rule it does not` };
}

/** Namesakes with other labels that fire at the moment which the scenario asks about. */
function unexpected(play: Play, episode: Episode, seen: readonly SeenAlert[]): readonly Outcome[] {
  const { scenario, expected } = episode;
  if (scenario.kind !== "fires") return [];
  const wanted = new Set(expected.map(({ labels }) => labelsKey(labels)));
  return seen
    .filter(({ labels }) => !wanted.has(labelsKey(labels)))
    .filter((one) => firesAt(play, episode, one, milliseconds(scenario.at)))
    .map(({ labels }) => ({ episode, outcome: "false", detail: `fires besides, with ${printLabels(labels)}` }));
}

function firesAt(play: Play, episode: Episode, { spans }: SeenAlert, at: number): boolean {
  return spans.some(
    ({ state, from, to }) =>
      state === "firing" && momentOf(play, episode, from) <= at && momentOf(play, episode, to) >= at,
  );
}

/** What has to be pending at a moment may fire after it. */
function patience(play: Play, episode: Episode, first: number | undefined): Outcome {
  const { scenario } = episode;
  const until = scenario.kind === "pending" ? milliseconds(scenario.at) - grid(play, episode) : 0;
  if (first === undefined || first > until) return { episode, outcome: "quiet", detail: "" };
  return { episode, outcome: "false", detail: `had to be pending only, fired at ${inWords(first)}` };
}

/** Moments of a scenario are those of evaluations that come right after a scrape: what happens between two of them may be seen that much earlier. */
function grid({ scrapeInterval }: Play, { evaluation }: Episode): number {
  return Math.max(scrapeInterval, evaluation);
}

function silence(episode: Episode, first: number | undefined, sightings: Sightings): Outcome {
  const told = sightings.toldOf(episode).some(({ status }) => status === "firing");
  if (first === undefined && !told) return { episode, outcome: "quiet", detail: "" };
  const when = first === undefined ? "was told of" : `fired at ${inWords(first)}`;
  return { episode, outcome: "false", detail: `had to stay silent, ${when}` };
}

function firstFiring(seen: readonly SeenAlert[], moment: (time: number) => number): number | undefined {
  const firing = seen.flatMap(({ spans }) => spans.filter(({ state }) => state === "firing"));
  return firing.length === 0 ? undefined : Math.min(...firing.map(({ from }) => moment(from)));
}
