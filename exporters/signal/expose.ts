import { clock, start } from "../../metrics/signal.ts";
import { createByteWriter } from "../kit/index.ts";
import { writeBackground } from "./background.ts";
import type { Play } from "./play.ts";
import { isOn, type Shard } from "./shard.ts";

/** What a scrape gets. */
export interface Exposition {
  readonly body: readonly Buffer[];
  /** How many samples of episodes' own series it has. */
  readonly samples: number;
}

/**
 * What one shard's scrape gets at a moment, in Prometheus's text format.
 *
 * Samples of episodes carry the moment that their values were worked out for: Prometheus would otherwise note the time
 * at which it began to ask, and a line that is steep in compressed time would not have the value stored for it.
 * There are no TYPE lines. Prometheus needs a type for nothing that is done with these series, and the format wants all
 * lines of a name together under its one TYPE, while scenarios of many alerts use the same name.
 */
export function expose(play: Play | undefined, shard: Shard, nowMs: number): Exposition {
  const bytes = createByteWriter();
  if (shard.shard === 0) {
    // Without a time of their own: what Prometheus notes beside the clock is when it began to ask.
    bytes.write(`${clock.definition.name} ${nowMs / 1000}\n`);
    if (play !== undefined) bytes.write(`${start.definition.name} ${play.startAtMs / 1000}\n`);
  }
  if (play === undefined) return { body: bytes.end(), samples: 0 };
  let samples = 0;
  play.episodes.forEach(({ startsAtMs, shownFromMs, endsAtMs, playing, start: beginning, series }, index) => {
    if (!isOn(shard, index) || nowMs < shownFromMs || nowMs > endsAtMs) return;
    bytes.write(`${playing} 1 ${nowMs}\n${beginning} ${nowMs}\n`);
    const virtualMs = (nowMs - startsAtMs) * play.factor;
    for (const { text, line } of series) {
      const value = line(virtualMs);
      if (value === undefined) continue;
      bytes.write(`${text} ${value} ${nowMs}\n`);
      samples += 1;
    }
  });
  writeBackground(bytes, play, shard, nowMs);
  return { body: bytes.end(), samples };
}
