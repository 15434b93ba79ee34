import { hitlDependencyDown } from "../../alerts/index.ts";
import { health } from "../../metrics/index.ts";
import { range, service } from "../hitl/index.ts";
import { increase, row, stateTimeline, sum, timeseries } from "../kit/index.ts";

const asked = { service };

/** PostgreSQL and Redis as HITL sees them, and what it could not be understood to say. */
export const dependencies = row("Dependencies", [
  stateTimeline("components", {
    title: "Dependencies",
    description: "State of each dependency in the service's own words. A gap: it was not told, as when nobody answers.",
    noValue: "unknown",
    colors: { up: "green", degraded: "orange", down: "red", unknown: "gray" },
    watches: hitlDependencyDown,
    queries: [health.componentState.timeline(asked, ["component"])],
  }),
  timeseries("component-changes", {
    title: "Comes and goes",
    description:
      "How often each dependency went away or came back. Steadily some: a network or a limit of connections that flaps.",
    unit: "short",
    min: 0,
    draw: "bars",
    width: "quarter",
    height: 6,
    queries: [
      {
        expr: sum(increase(health.componentTransitions.where(asked), range)).by("component"),
        legend: "{{component}}",
      },
    ],
  }),
  timeseries("component-doubts", {
    title: "Not known",
    description:
      "Dependencies known before whose state is not, and answers that were not understood, by reason. Normally none.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "quarter",
    height: 6,
    mayBeEmpty: "Everything is known and understood.",
    queries: [
      { expr: sum(health.componentUnknown.where(asked)).by("reason"), legend: "state: {{reason}}" },
      { expr: sum(health.bodyUnknown.where(asked)).by("reason"), legend: "answer: {{reason}}" },
    ],
  }),
]);
