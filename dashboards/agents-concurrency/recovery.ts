import { agentsHealth, agentsRecovery } from "../../alerts/index.ts";
import * as metrics from "../../metrics/index.ts";
import { health } from "../agents/index.ts";
import { eq, min, mul, row, stateTimeline, sub, time, timeseries } from "../kit/index.ts";

const { up, componentUp, lastChange } = metrics.health;
// 0 while it is well: since the last change, it has not been down.
const down = mul(sub(time(), lastChange.where(health)), eq(up.where(health), 0, { bool: true }));

const values = [
  { value: 0, text: "down" },
  { value: 1, text: "well" },
] as const;

/** Whether the process is there, and how long it takes to come back: promised are five minutes. */
export const recovery = row("Recovery", [
  stateTimeline("health-over-time", {
    title: "Health",
    description:
      "What the health endpoint said, of the agents and of their database. A gap: the exporter did not ask, or was not there itself.",
    noValue: "nobody asks",
    colors: { down: "red", well: "green" },
    height: 8,
    watches: agentsHealth,
    queries: [
      { expr: min(up.where(health)).by("service"), legend: "{{service}}", values },
      { expr: min(componentUp.where({ service: health.service })).by("component"), legend: "{{component}}", values },
    ],
  }),
  timeseries("down-for", {
    title: "Down for",
    description:
      "How long it has been down without a break. The height of a tooth is one recovery; all of them together make the MTTR.",
    unit: "s",
    min: 0,
    watches: agentsRecovery,
    queries: [{ expr: down, legend: "down for" }],
  }),
]);
