import { circuitBreakerOpen } from "../../alerts/index.ts";
import { chat4all } from "../../metrics/index.ts";
import { breakerColors } from "../chat4all/index.ts";
import { changes, max, row, stateTimeline, timeseries } from "../kit/index.ts";
import { breakerState } from "./scope.ts";

/** When a channel was given up, and when it was tried again. */
export const breaker = row("Circuit breaker", [
  stateTimeline("breaker", {
    title: "State",
    description: "Closed is good. It flips between open and half-open while a channel stays broken.",
    colors: breakerColors,
    watches: circuitBreakerOpen,
    width: "two-thirds",
    queries: [chat4all.circuitBreakerTimeline(breakerState)],
  }),
  timeseries("breaker-changes", {
    title: "Changes of state",
    description: "How often each breaker changed within the last 10 minutes. Many mean a channel that comes and goes.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "third",
    height: 6,
    queries: [{ expr: max(changes(breakerState, "10m")).by("channel"), legend: "{{channel}}" }],
  }),
]);
