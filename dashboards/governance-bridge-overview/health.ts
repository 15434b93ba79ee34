import { bridgeHealth } from "../../alerts/index.ts";
import { health as checked } from "../../metrics/index.ts";
import { job } from "../governance-bridge/index.ts";
import { min, row, stateTimeline } from "../kit/index.ts";

const asked = { service: job };
const [notReady, dependencyDown] = ["ServiceNotReady", "ServiceDependencyDown"].map((name) =>
  bridgeHealth.filter((alert) => alert.name === name),
);

/** What the bridge says of itself and of its backend when it is asked from outside. */
export const health = row("Health", [
  stateTimeline("checks", {
    title: "Checks",
    description: "What each side answered when asked for its health. One that fails alone is that protocol's fault.",
    noValue: "nobody asks",
    colors: { failing: "red", well: "green" },
    watches: notReady ?? [],
    queries: [
      {
        expr: min(checked.up.where(asked)).by("check"),
        legend: "{{check}}",
        values: [
          { value: 0, text: "failing" },
          { value: 1, text: "well" },
        ],
      },
    ],
  }),
  stateTimeline("components", {
    title: "Backend",
    description: "State of what the bridge depends on, in its own words. A gap: it was not told.",
    noValue: "unknown",
    colors: { up: "green", degraded: "orange", down: "red", unknown: "gray" },
    watches: dependencyDown ?? [],
    mayBeEmpty: "The bridge names no dependency.",
    queries: [checked.componentState.timeline(asked, ["component"])],
  }),
]);
