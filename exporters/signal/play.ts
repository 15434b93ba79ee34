import { type Line, lineOf, type SampleSeries, type TargetLabel } from "../../metrics/kit/index.ts";
import { episodeStart, playing } from "../../metrics/signal.ts";
import { labelText, withLabel } from "../kit/index.ts";
import type { BackgroundRequest, EpisodeRequest, PlayRequest } from "./play-request.ts";
import { scenarioLabel } from "./scenario-label.ts";

/** What is played, made ready so that a scrape costs little. */
export interface Play {
  readonly startAtMs: number;
  readonly factor: number;
  /** In the order of the request. */
  readonly episodes: readonly Episode[];
  readonly background: BackgroundRequest;
}

/** One scenario that is played once; all times are real. */
export interface Episode {
  readonly startsAtMs: number;
  /** From then on it is exposed: what began before the play did is only then. */
  readonly shownFromMs: number;
  /** Its last moment. */
  readonly endsAtMs: number;
  /** Name and labels of the series that shows that it runs. */
  readonly playing: string;
  /** When it started: a whole line but for the time of the sample. */
  readonly start: string;
  readonly series: readonly PlayedSeries[];
}

export interface PlayedSeries {
  /** Name and labels as they stand in a sample line. */
  readonly text: string;
  readonly line: Line;
}

/** Reads all shapes and writes all names and labels, once for all scrapes. */
export function preparePlay({ startAtMs, factor, episodes, background }: PlayRequest): Play {
  return {
    startAtMs,
    factor,
    episodes: episodes.map((one) => prepareEpisode(one, startAtMs, factor)),
    background: background ?? { series: 0 },
  };
}

function prepareEpisode({ id, delayMs, lastsMs, series }: EpisodeRequest, startAtMs: number, factor: number): Episode {
  const startsAtMs = startAtMs + delayMs;
  const own = labelText({ [scenarioLabel]: id });
  return {
    startsAtMs,
    shownFromMs: Math.max(startsAtMs, startAtMs),
    endsAtMs: startsAtMs + lastsMs / factor,
    playing: `${playing.definition.name}${own}`,
    start: `${episodeStart.definition.name}${own} ${startsAtMs / 1000}`,
    series: series.map((one) => ({ text: seriesText(one, id), line: lineOf(one.samples) })),
  };
}

/**
 * Labels of the target stand there even when the scenario has none, empty: with `honor_labels` the scrape then adds no
 * `job` and `instance` of its own, and what is stored is the scenario's series and no other.
 * A name beyond letters, digits, `_` and `:` stands quoted within the braces. Source: the text format of Prometheus 3.
 */
export function seriesText({ metric, labels }: Pick<SampleSeries, "metric" | "labels">, id: string): string {
  const present = Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== ""));
  const text = withLabel(labelText({ ...targetLabels, ...present }), scenarioLabel, id);
  if (/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(metric)) return `${metric}${text}`;
  const quoted = labelText({ name: metric }).slice("{name=".length, -1);
  return `{${quoted},${text.slice(1)}`;
}

const targetLabels: Readonly<Record<TargetLabel, string>> = { instance: "", job: "" };
