import type { PlayRequest } from "../../exporters/signal/index.ts";
import { type Access, askJson } from "../observe/index.ts";
import { type Plan, seriesShown } from "../plan/index.ts";

export interface SignalPlay {
  readonly plan: Pick<Plan, "episodes">;
  readonly factor: number;
  /** Series that are exposed beside those of the episodes. */
  readonly background: number;
}

/** What a signal is asked to play, but for the moment of its beginning. */
export function playRequest({ plan, factor, background }: SignalPlay): Omit<PlayRequest, "startAtMs"> {
  return {
    factor,
    episodes: plan.episodes.map(({ id, delay, length, scenario }) => ({
      id,
      delayMs: delay / factor,
      lastsMs: length,
      series: seriesShown(scenario),
    })),
    background: { series: background },
  };
}

/** Has a signal begin a little ahead of now, so that it is ready by then; returns the moment, milliseconds since 1970. */
export async function beginSignal(signal: Access, play: SignalPlay): Promise<number> {
  for (let lead = 1000; ; lead *= 2) {
    const startAtMs = Date.now() + lead;
    await askJson(signal, "/api/v1/play", { method: "PUT", body: { ...playRequest(play), startAtMs } });
    if (Date.now() < startAtMs || lead > 10_000) return startAtMs;
  }
}

/** Has the signal expose nothing more. */
export async function endPlay(signal: Access): Promise<void> {
  await askJson(signal, "/api/v1/play", { method: "DELETE" });
}
