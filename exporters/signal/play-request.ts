import type { SampleSeries } from "../../metrics/kit/index.ts";

/** What is to be played: the body of `PUT /api/v1/play`. */
export interface PlayRequest {
  /** Milliseconds since 1970; may lie ahead. */
  readonly startAtMs: number;
  /** How much faster than real time virtual time runs. */
  readonly factor: number;
  readonly episodes: readonly EpisodeRequest[];
  /** @default none */
  readonly background?: BackgroundRequest;
}

/** One scenario, played once. */
export interface EpisodeRequest {
  readonly id: string;
  /** Real milliseconds from `startAtMs` to the episode's virtual time 0; negative where what was before is back-filled. */
  readonly delayMs: number;
  /** Virtual milliseconds; this moment is the last at which the series are there. */
  readonly lastsMs: number;
  readonly series: readonly SampleSeries[];
}

/** Series that only keep Prometheus busy. */
export interface BackgroundRequest {
  readonly series: number;
  /** Share of them that new ones take the place of each real minute, evenly spread, from 0 to 1. @default 0 */
  readonly churn?: number;
}
