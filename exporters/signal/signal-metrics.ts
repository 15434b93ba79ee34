import type { Registry } from "prom-client";
import { instrument } from "../../metrics/kit/instrument/index.ts";
import { episodes, expositionDuration } from "../../metrics/signal.ts";
import type { EpisodeCounts } from "./status.ts";

/** What the signal says about itself. */
export interface SignalMetrics {
  exposed(seconds: number): void;
  /** Brings the gauges up to date. */
  refresh(counts: EpisodeCounts): void;
}

/** Registers the signal's metrics. */
export function registerSignalMetrics(registry: Registry): SignalMetrics {
  const byState = instrument(episodes, registry);
  const duration = instrument(expositionDuration, registry);
  return {
    exposed: (seconds) => duration.observe(seconds),
    refresh(counts) {
      for (const [state, count] of Object.entries(counts)) byState.set({ state }, count);
    },
  };
}
