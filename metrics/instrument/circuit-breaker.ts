import type { Registry } from "prom-client";
import type { Gauge, StateSet } from "../kit/index.ts";
import { instrument } from "../kit/instrument/index.ts";
import { type BreakerState, breakerStates, type CircuitBreakerMetrics } from "../sets/index.ts";
import { attempt } from "./attempt.ts";
import { labelsOf } from "./instance-labels.ts";
import { join } from "./membership.ts";
import { tally } from "./tally.ts";

/** Takes down how a circuit breaker does. */
export interface BreakerMeter {
  /** Where the state comes from, asked when it is read; while it throws there is none. @default the last one that {@link BreakerMeter.changed} told, at first closed */
  read(state: () => BreakerState): void;
  /** Tells the state that was reached; the changes are counted. */
  changed(to: BreakerState): void;
  /** A call was not let through. */
  refused(): void;
  /** Takes its series away, when the breaker is gone. */
  remove(): void;
}

/**
 * Registers a circuit breaker under its name; several share the metrics of one registry.
 * @throws DefinitionError when the registry has a breaker of this name, or one of the metrics, already.
 */
export function instrumentCircuitBreaker<L extends string>(
  metrics: CircuitBreakerMetrics<L>,
  registry: Registry,
  name: string,
): BreakerMeter {
  const { instruments, beforeRead, leave } = join(registry, metrics, { kind: "circuit breaker", name }, (collect) => ({
    state: instrumentState(metrics.state, registry, collect),
    transitions: metrics.transitions && instrument(metrics.transitions, registry, { collect }),
    refused: metrics.refused && instrument(metrics.refused, registry, { collect }),
  }));
  const own = labelsOf(metrics.state, name);
  const { transitions } = instruments;
  const reached = transitions && breakerStates.map((to) => tally(transitions, { ...own, to }));
  const refusals = instruments.refused && tally(instruments.refused, own);
  let last: BreakerState = "closed";
  let state = () => last;
  beforeRead(() => {
    const now = attempt(state);
    if (now === undefined) instruments.state.remove(own);
    else instruments.state.set(own, now);
    for (const one of [...(reached ?? []), refusals]) one?.publish();
  });
  return {
    read(given) {
      state = given;
    },
    changed(to) {
      last = to;
      reached?.[breakerStates.indexOf(to)]?.add();
    },
    refused: () => refusals?.add(),
    remove() {
      leave();
      instruments.state.remove(own);
      for (const to of breakerStates) transitions?.remove({ ...own, to });
      instruments.refused?.remove(own);
    },
  };
}

interface StateInstrument<L extends string> {
  set(labels: Readonly<Record<L, string>>, state: BreakerState): void;
  remove(labels: Readonly<Record<L, string>>): void;
}

function instrumentState<L extends string>(
  metric: Gauge<L> | StateSet<L, BreakerState>,
  registry: Registry,
  collect: () => void,
): StateInstrument<L> {
  if (!isValue(metric)) return instrument(metric, registry, { collect });
  const gauge = instrument(metric, registry, { collect });
  return {
    set: (labels, state) => gauge.set(labels, breakerStates.indexOf(state)),
    remove: (labels) => gauge.remove(labels),
  };
}

function isValue<L extends string>(metric: Gauge<L> | StateSet<L, BreakerState>): metric is Gauge<L> {
  return metric.definition.type === "gauge";
}
