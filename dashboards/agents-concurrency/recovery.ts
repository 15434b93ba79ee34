import { agentsHealth, agentsRecovery, agentsRestarting } from "../../alerts/index.ts";
import * as metrics from "../../metrics/index.ts";
import { health, here, range } from "../agents/index.ts";
import { changes, eq, min, mul, rate, row, stateTimeline, sub, sum, time, timeseries } from "../kit/index.ts";

const { process } = metrics;
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
  timeseries("cpu", {
    title: "CPU",
    description:
      "CPUs in use by each process; Node.js runs on one. Near 1 it is the process that is slow, not what it calls.",
    unit: "short",
    min: 0,
    width: "third",
    queries: [{ expr: sum(rate(process.cpuSeconds.where(here), range)).by("instance"), legend: "{{instance}}" }],
  }),
  timeseries("memory", {
    title: "Memory",
    description: "Memory of each process in RAM. It rises with operations under way and comes back.",
    unit: "bytes",
    min: 0,
    width: "third",
    queries: [{ expr: sum(process.residentMemory.where(here)).by("instance"), legend: "{{instance}}" }],
  }),
  timeseries("restarts", {
    title: "Restarts in a quarter of an hour",
    description: "How often each process started anew. What was under way ends as failed each time; normally 0.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "third",
    watches: agentsRestarting,
    queries: [{ expr: sum(changes(process.startTime.where(here), "15m")).by("instance"), legend: "{{instance}}" }],
  }),
]);
