import type { Episode, Play } from "./play.ts";
import type { Shard } from "./shard.ts";

/** What is played and how far it is: the answer of `GET /api/v1/play`. */
export interface PlayStatus {
  readonly playing: boolean;
  readonly nowMs: number;
  /** Of the play, while there is one. */
  readonly play?: {
    readonly startAtMs: number;
    readonly factor: number;
    /** The last moment of the last episode, milliseconds since 1970; `startAtMs` when there is none. */
    readonly endsAtMs: number;
    readonly episodes: EpisodeCounts;
    /** Of all episodes. */
    readonly series: number;
    readonly background: number;
  };
  /** Those that were scraped since the play began, by number. */
  readonly shards: readonly ShardStatus[];
}

export interface EpisodeCounts {
  readonly waiting: number;
  readonly running: number;
  readonly over: number;
}

export interface ShardStatus extends Shard {
  /** Milliseconds since 1970: the moment of the samples that the last scrape got. */
  readonly lastScrapeAtMs: number;
  /** Of episodes' own series, in all scrapes since the play began: what Prometheus should have stored. */
  readonly samples: number;
}

export function statusOf(play: Play | undefined, shards: readonly ShardStatus[], nowMs: number): PlayStatus {
  const scraped = shards.toSorted((a, b) => a.of - b.of || a.shard - b.shard);
  if (play === undefined) return { playing: false, nowMs, shards: scraped };
  const { startAtMs, factor, episodes, background } = play;
  return {
    playing: true,
    nowMs,
    play: {
      startAtMs,
      factor,
      endsAtMs: episodes.reduce((end, { endsAtMs }) => Math.max(end, endsAtMs), startAtMs),
      episodes: countEpisodes(episodes, nowMs),
      series: episodes.reduce((sum, { series }) => sum + series.length, 0),
      background: background.series,
    },
    shards: scraped,
  };
}

/** How many episodes have yet to start, are being played, and have ended. */
export function countEpisodes(episodes: readonly Episode[], nowMs: number): EpisodeCounts {
  const waiting = episodes.filter(({ shownFromMs }) => nowMs < shownFromMs).length;
  const over = episodes.filter(({ endsAtMs }) => nowMs > endsAtMs).length;
  return { waiting, running: episodes.length - waiting - over, over };
}
