import { expose } from "./expose.ts";
import { type Play, preparePlay } from "./play.ts";
import type { PlayRequest } from "./play-request.ts";
import type { Shard } from "./shard.ts";
import { countEpisodes, type EpisodeCounts, type PlayStatus, type ShardStatus, statusOf } from "./status.ts";

/** Holds what is played. In memory only: after a restart there is nothing, and whoever plays must say it again. */
export interface Player {
  /** Takes the place of what was played before, from the next scrape on. */
  play(request: PlayRequest): void;
  stop(): void;
  /** What a scrape of the shard gets now. */
  scrape(shard: Shard): readonly Buffer[];
  status(): PlayStatus;
  episodes(): EpisodeCounts;
}

/** Starts with nothing to play. `now` is the wall clock, whole milliseconds since 1970. */
export function createPlayer(now: () => number): Player {
  let current: Play | undefined;
  const shards = new Map<string, ShardStatus>();
  const replace = (play: Play | undefined) => {
    current = play;
    shards.clear();
  };
  return {
    play: (request) => replace(preparePlay(request)),
    stop: () => replace(undefined),
    scrape(shard) {
      const nowMs = now();
      const { body, samples } = expose(current, shard, nowMs);
      const name = `${shard.of}/${shard.shard}`;
      shards.set(name, { ...shard, lastScrapeAtMs: nowMs, samples: (shards.get(name)?.samples ?? 0) + samples });
      return body;
    },
    status: () => statusOf(current, [...shards.values()], now()),
    episodes: () => countEpisodes(current?.episodes ?? [], now()),
  };
}
