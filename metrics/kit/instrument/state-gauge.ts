import { Gauge, type GaugeConfiguration } from "prom-client";
import type { MetricDefinition } from "../index.ts";

/** A state set in a registry. */
export interface StateGauge<L extends string, S extends string> {
  /** Makes this the current state: 1 for it, 0 for all others. */
  set(labels: { readonly [K in L]: string }, state: S): void;
  /** Takes the series of these labels away. */
  remove(labels: { readonly [K in L]: string }): void;
}

/** Creates a state set: a gauge with one series per state. */
export function createStateGauge<L extends string, S extends string>(
  { labels, states = [], stateLabel = "state" }: MetricDefinition<L>,
  configuration: GaugeConfiguration<string>,
): StateGauge<L, S> {
  const gauge = new Gauge({ ...configuration, labelNames: [...labels, stateLabel] });
  return {
    set(given, current) {
      for (const state of states) gauge.set({ ...given, [stateLabel]: state }, state === current ? 1 : 0);
    },
    remove(given) {
      for (const state of states) gauge.remove({ ...given, [stateLabel]: state });
    },
  };
}
