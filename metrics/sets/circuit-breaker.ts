import { type Counter, counter, type Gauge, gauge, type StateSet, stateSet } from "../kit/index.ts";
import { prefixed } from "./prefixed.ts";

/** As the value counts them: closed 0, open 1, half-open 2. */
export const breakerStates = ["closed", "open", "half-open"] as const;

export type BreakerState = (typeof breakerStates)[number];

/** One series whose value is the state's number, or one series per state. */
export type BreakerForm = "value" | "stateset";

/** What a service says about its circuit breakers; `L` tells them apart. */
export interface CircuitBreakerMetrics<L extends string = string, F extends BreakerForm = BreakerForm> {
  readonly state: BreakerStateMetric<L, F>;
  /** By the state that was reached; a breaker that opens and closes between two scrapes shows only here. Left out where a service does not tell. */
  readonly transitions?: Counter<L | "to">;
  /** Left out where a service does not tell. */
  readonly refused?: Counter<L>;
}

/** A state set is what new services should take; the value is for names that are out there already. */
export type BreakerStateMetric<L extends string, F extends BreakerForm> = F extends "value"
  ? Gauge<L>
  : StateSet<L, BreakerState>;

export interface CircuitBreakerOptions<L extends string, F extends BreakerForm> {
  /** The label that tells circuit breakers apart. @default "breaker" */
  readonly label?: L;
  /** @default "stateset" */
  readonly as?: F;
}

/** Metrics of circuit breakers under a prefix: `circuitBreakerMetrics("shop").state` is `shop_circuit_breaker_state`. */
export function circuitBreakerMetrics<const L extends string = "breaker", const F extends BreakerForm = "stateset">(
  prefix: string,
  options: CircuitBreakerOptions<L, F> = {},
): Required<CircuitBreakerMetrics<L, F>> {
  const { label = "breaker" as L, as = "stateset" } = options; // without the option, L is the literal "breaker"
  const name = (rest: string) => prefixed(prefix, `circuit_breaker_${rest}`);
  const state =
    as === "value"
      ? gauge(name("state"), {
          help: "State of the circuit breaker: 0 closed, 1 open, 2 half-open.",
          unit: "state",
          labels: [label],
        })
      : stateSet(name("state"), {
          help: "State of the circuit breaker.",
          unit: "state",
          labels: [label],
          states: breakerStates,
        });
  return {
    // The compiler does not follow a conditional type into the branches.
    state: state as BreakerStateMetric<L, F>,
    transitions: counter(name("transitions_total"), {
      help: "Changes of the circuit breaker's state, by the state reached.",
      unit: "transitions",
      labels: [label, "to"],
    }),
    refused: counter(name("refused_total"), {
      help: "Calls that the circuit breaker did not let through.",
      unit: "calls",
      labels: [label],
    }),
  };
}
