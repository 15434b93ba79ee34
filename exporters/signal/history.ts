import { createByteWriter } from "../kit/index.ts";
import { preparePlay, seriesText } from "./play.ts";
import type { PlayRequest } from "./play-request.ts";

/** A series of an episode that no target shows: what a rule recorded. */
export interface RecordedSeries {
  /** The episode's id. */
  readonly episode: string;
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Virtual milliseconds, in order. */
  readonly times: readonly number[];
  readonly values: readonly number[];
}

export interface HistoryOptions {
  /** Real milliseconds between two scrapes. */
  readonly every: number;
  /** Of which episodes how much is written, real milliseconds before the play, by id; of others nothing. */
  readonly past: ReadonlyMap<string, number>;
  /** What is back-filled beside what the signal would have exposed. */
  readonly recorded: readonly RecordedSeries[];
}

/** Samples of the past. */
export interface History {
  /** OpenMetrics 1.0, each sample with its time; nothing where every episode begins with the play. */
  readonly body: readonly Buffer[];
  readonly samples: number;
}

/**
 * What scrapes would have got of the episodes that began before their play, up to its beginning, had the signal been there.
 *
 * The last scrape is that of the moment at which the play begins: the next one is Prometheus's own.
 * There are no TYPE lines, as in what is exposed. Source: the format that `promtool tsdb create-blocks-from openmetrics` reads.
 */
export function writeHistory(request: PlayRequest, options: HistoryOptions): History {
  const { every, recorded } = options;
  const { startAtMs, factor, episodes } = preparePlay(request);
  const bytes = createByteWriter();
  let samples = 0;
  const write = (sample: string, atMs: number) => {
    bytes.write(`${sample} ${atMs / 1000}\n`);
    samples += 1;
  };
  const byEpisode = Map.groupBy(recorded, ({ episode }) => episode);
  episodes.forEach((episode, index) => {
    const id = request.episodes[index]?.id ?? "";
    const past = options.past.get(id) ?? 0;
    if (past <= 0 || episode.startsAtMs >= startAtMs) return;
    const { startsAtMs, endsAtMs, playing, start, series } = episode;
    const scrapes = Math.floor(Math.min(past, startAtMs - startsAtMs) / every);
    const times = Array.from(
      { length: scrapes + 1 },
      (_, index) => startAtMs - Math.round((scrapes - index) * every),
    ).filter((at) => at <= endsAtMs);
    for (const sample of [`${playing} 1`, start]) for (const at of times) write(sample, at);
    for (const { text, line } of series)
      for (const at of times) {
        const value = line((at - startsAtMs) * factor);
        if (value !== undefined) write(`${text} ${value}`, at);
      }
    for (const one of byEpisode.get(id) ?? []) {
      const text = seriesText(one, id);
      one.times.forEach((time, place) => {
        const at = Math.round(startsAtMs + time / factor);
        const value = one.values[place];
        if (at <= startAtMs && value !== undefined) write(`${text} ${openMetricsNumber(value)}`, at);
      });
    }
  });
  if (samples === 0) return { body: [], samples };
  bytes.write("# EOF\n");
  return { body: bytes.end(), samples };
}

/** JavaScript's word for infinity is none in the format. */
function openMetricsNumber(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return "+Inf";
  return value === Number.NEGATIVE_INFINITY ? "-Inf" : String(value);
}
