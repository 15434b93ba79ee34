import { background } from "../../metrics/signal.ts";
import type { ByteWriter } from "../kit/index.ts";
import type { Play } from "./play.ts";
import { isOn, type Shard } from "./shard.ts";

/** As many series go up and down in a different step; more would cost time and show nothing. */
const phases = 97;
const periodMs = 300_000;

/**
 * Writes a shard's part of the series that only keep Prometheus busy: waves between 0 and 1, so that every scrape brings
 * new values that compress as badly as real ones. With churn each of them gets a new `generation`, and so is a new
 * series, every 1/churn minutes; their turns are evenly spread over that time.
 */
export function writeBackground(bytes: ByteWriter, play: Play, shard: Shard, nowMs: number): void {
  const { series, churn = 0 } = play.background;
  const { name } = background.definition;
  const values = Array.from({ length: phases }, (_, phase) => wave(nowMs / periodMs + phase / phases));
  const turns = (Math.max(0, nowMs - play.startAtMs) / 60_000) * churn;
  for (let n = 0; n < series; n++) {
    if (!isOn(shard, n)) continue;
    const generation = churn === 0 ? "" : `",generation="${Math.floor(turns + n / series)}`;
    bytes.write(`${name}{n="${n}${generation}"} ${values[n % phases]}\n`);
  }
}

function wave(turn: number): number {
  return (1 + Math.sin(2 * Math.PI * turn)) / 2;
}
