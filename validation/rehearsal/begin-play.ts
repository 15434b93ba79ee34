import { type Access, askJson } from "../observe/index.ts";
import { type Plan, seriesShown } from "../plan/index.ts";

export interface PlayBegun {
  readonly plan: Plan;
  readonly factor: number;
  /** Series that are exposed beside those of the episodes. */
  readonly background: number;
}

/** Has the signal begin a little ahead of now, so that it is ready by then; returns the moment, milliseconds since 1970. */
export async function beginPlay(signal: Access, { plan, factor, background }: PlayBegun): Promise<number> {
  const request = {
    factor,
    episodes: plan.episodes.map(({ id, delay, length, scenario }) => ({
      id,
      delayMs: delay / factor,
      lastsMs: length,
      series: seriesShown(scenario),
    })),
    background: { series: background },
  };
  for (let lead = 1000; ; lead *= 2) {
    const startAtMs = Date.now() + lead;
    await askJson(signal, "/api/v1/play", { method: "PUT", body: { ...request, startAtMs } });
    if (Date.now() < startAtMs || lead > 10_000) return startAtMs;
  }
}

/** Has the signal expose nothing more. */
export async function endPlay(signal: Access): Promise<void> {
  await askJson(signal, "/api/v1/play", { method: "DELETE" });
}
