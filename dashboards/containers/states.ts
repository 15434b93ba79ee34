import { containerOomKilled, containerRestarting, containerUnhealthy } from "../../alerts/index.ts";
import { containers } from "../../metrics/index.ts";
import { changes, increase, row, stateTimeline, sum, timeseries } from "../kit/index.ts";
import { chosen } from "./scope.ts";

const by = ["instance", "name"] as const;
const state = containers.state.timeline(chosen, by);
const health = containers.health.timeline(chosen, by);

/** Which ones ended, and which run without being well. */
export const states = row("State", [
  stateTimeline("state", {
    title: "State",
    description: "What the engine says. Restarting again and again: the container ends by itself.",
    height: 12,
    colors: {
      running: "green",
      restarting: "red",
      dead: "red",
      exited: "orange",
      paused: "yellow",
      created: "gray",
      removing: "gray",
    },
    queries: [{ ...state, legend: "{{name}}" }],
  }),
  stateTimeline("health", {
    title: "Health",
    description: "What each container's own check says. Without a check a container is not here.",
    height: 12,
    colors: { healthy: "green", starting: "gray", unhealthy: "red" },
    watches: containerUnhealthy,
    queries: [{ ...health, legend: "{{name}}" }],
  }),
  timeseries("restarts", {
    title: "Restarts by the engine",
    description: "Within the 15 minutes before. Each one is an end that nobody asked for.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "third",
    watches: containerRestarting,
    queries: [
      { expr: sum(increase(containers.restarts.where(chosen), "15m")).by("instance", "name"), legend: "{{name}}" },
    ],
  }),
  timeseries("starts", {
    title: "Starts",
    description: "Starts of every kind within the 15 minutes before, deployments among them.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "third",
    queries: [
      { expr: sum(changes(containers.startTime.where(chosen), "15m")).by("instance", "name"), legend: "{{name}}" },
    ],
  }),
  timeseries("kills", {
    title: "Killed for memory",
    description: "Processes killed within the 10 minutes before because the container's memory ran out. 0 is good.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "third",
    watches: containerOomKilled,
    queries: [
      { expr: sum(increase(containers.oomKills.where(chosen), "10m")).by("instance", "name"), legend: "{{name}}" },
    ],
  }),
]);
