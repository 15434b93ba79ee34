import { checked } from "./check-definition.ts";
import { describe, type Metric, type MetricDefinition, type MetricOptions } from "./definition.ts";
import type { Duration } from "./promql/index.ts";
import { eq, type Matchers, max, mul, narrow, or, type Selector, select, type Vector } from "./promql/index.ts";
import {
  listOf,
  type SampleSeries,
  type Samples,
  type SeriesLabels,
  sampleSeries,
  type TargetLabel,
} from "./series.ts";
import { type Constant, constant } from "./shape.ts";

/** One series per state, 1 for the current one and 0 for the others. */
export interface StateSet<L extends string = string, S extends string = string, N extends string = "state">
  extends Metric<L, "stateset">,
    Selector<L | N | TargetLabel, "gauge"> {
  readonly definition: MetricDefinition<L, "stateset">;
  /** The states, in the order of declaration. */
  readonly states: readonly S[];
  /** The series of one state. */
  in(state: S): Selector<L | N | TargetLabel, "gauge", N>;
  /**
   * The current state over time, for a state timeline: one for each combination of `by`, the highest number where several meet.
   * @default by: its own labels
   */
  timeline<K extends L | TargetLabel = L>(matchers?: Matchers<L | TargetLabel>, by?: readonly K[]): Timeline<K, S>;
  /** All series for a scenario that passes through these states. */
  series(labels: SeriesLabels<L | TargetLabel>, samples: Samples<InState<S>>): SampleSeries[];
}

/** A query whose value is the index of the current state. */
export interface Timeline<L extends string = string, S extends string = string> {
  readonly expr: Vector<L, "gauge">;
  /** What each value means, ascending. */
  readonly values: readonly { readonly value: number; readonly text: S }[];
  /** Template of the legend: the labels that tell the series apart. */
  readonly legend: string;
}

/** A stay in one state. */
export interface InState<S extends string = string> {
  readonly state: S;
  /** How long; until the end of the scenario when absent. */
  readonly lasts?: Duration;
}

/** What a state set says about itself. */
export interface StateSetOptions<L extends string, S extends string, N extends string> extends MetricOptions<L> {
  /** Every state there is, in the order in which a legend shows them. */
  readonly states: readonly S[];
  /** The label that names the state. @default "state" */
  readonly stateLabel?: N;
}

/**
 * Defines a set of states.
 * @throws DefinitionError when name, help, labels or states are bad.
 */
export function stateSet<
  const L extends string = never,
  const S extends string = string,
  const N extends string = "state",
>(name: string, options: StateSetOptions<L, S, N>): StateSet<L, S, N> {
  // Without the option, N is the literal "state".
  const { states, stateLabel = "state" as N, labels = [] } = options;
  const definition = checked({ ...describe("stateset", name, options), states, stateLabel }, options);
  const selector = select<L | N | TargetLabel, "gauge">(name, definition);
  const inState = (state: S) => narrow<L | N | TargetLabel, "gauge", N>(selector, { [stateLabel]: state });
  return {
    ...selector,
    definition,
    states,
    in: inState,
    timeline: <K extends L | TargetLabel = L>(
      matchers: Matchers<L | TargetLabel> = {},
      // Without the option, K is its own labels.
      by: readonly K[] = labels as readonly string[] as readonly K[],
    ) => ({
      expr: currentIndex<L, K>(
        states.map((state) => narrow(inState(state), matchers)),
        by,
      ),
      values: states.map((text, value) => ({ value, text })),
      legend: by.map((label) => `{{${label}}}`).join(" "),
    }),
    series: (given, samples) =>
      states.map((state) => sampleSeries(name, { ...given, [stateLabel]: state }, stays(state, listOf(samples)))),
  };
}

/** The index of the state that is 1: each state's series keeps its index, and a series that is 0 drops out. */
function currentIndex<L extends string, K extends L | TargetLabel>(
  selectors: readonly Vector<L | TargetLabel>[],
  by: readonly K[],
): Vector<K, "gauge"> {
  const indices = selectors.map((selector, index) => mul(eq(selector, 1), index));
  return max<L | TargetLabel>(indices.reduce((left, right) => or(left, right))).by(...by);
}

function stays(state: string, passed: readonly InState[]): Constant[] {
  return passed.map((stay) => constant(stay.state === state ? 1 : 0, stay.lasts));
}
