import type { Width } from "../grid.ts";
import type { Query } from "../query.ts";
import type { Color } from "../thresholds.ts";
import type { DataPanelOptions } from "./common.ts";

/** A query whose value is the number of a state: what a state set's `timeline()` gives. */
export interface StateQuery<State extends string = string> extends Query {
  /** What each value means. */
  readonly values: readonly { readonly value: number; readonly text: State }[];
}

export interface StateTimelineOptions<State extends string> extends DataPanelOptions {
  readonly queries: readonly StateQuery<State>[];
  /** @default gray for every state without one */
  readonly colors?: { readonly [Name in NoInfer<State>]?: Color };
  /** Text shown when the query returns nothing. @default "No data" */
  readonly noValue?: string;
  /** @default "half" */
  readonly width?: Width;
  /** @default 6 */
  readonly height?: number;
}

export interface StateTimelinePanel extends StateTimelineOptions<string> {
  readonly kind: "state-timeline";
  readonly key: string;
}

/** States over time, a bar per series: `queries: [groupState.timeline({ group })]`. */
export function stateTimeline<const State extends string>(
  key: string,
  options: StateTimelineOptions<State>,
): StateTimelinePanel {
  return { kind: "state-timeline", key, ...options };
}
