import {
  containerMemoryNearLimit,
  containerOomKilled,
  containerRestarting,
  containerUnhealthy,
} from "../../alerts/index.ts";
import { containers } from "../../metrics/index.ts";
import { ceil, dashboardLink, div, increase, max, or, row, stat, sum, vector } from "../kit/index.ts";
import { chosen, cpuAllowed, cpuUsed, memoryAllowed, memoryUsed } from "./scope.ts";

const none = { steps: [{ from: 1, color: "red" }] } as const;
const fullness = {
  steps: [
    { from: 0.8, color: "orange" },
    { from: 0.9, color: "red" },
  ],
} as const;

/** The answer at a glance. */
export const now = row("Is a container in trouble?", [
  stat("restarts-now", {
    title: "Restarts",
    description: "Restarts by the engine within the last hour. Anything but 0 was an end that nobody asked for.",
    unit: "short",
    links: [dashboardLink("containers", { title: "Which ones", panel: "restarts" })],
    width: "sixth",
    paint: "background",
    thresholds: none,
    watches: containerRestarting,
    queries: [{ expr: ceil(sum(increase(containers.restarts.where(chosen), "1h"))), legend: "restarts" }],
  }),
  stat("kills-now", {
    title: "Killed for memory",
    description: "Processes that the kernel killed within the last hour because a container's memory ran out.",
    unit: "short",
    links: [dashboardLink("containers", { title: "Which ones", panel: "kills" })],
    width: "sixth",
    paint: "background",
    thresholds: none,
    watches: containerOomKilled,
    queries: [{ expr: ceil(sum(increase(containers.oomKills.where(chosen), "1h"))), legend: "killed" }],
  }),
  stat("unhealthy-now", {
    title: "Unhealthy",
    description: "Running containers whose own health check fails.",
    unit: "short",
    links: [dashboardLink("containers", { title: "Which ones", panel: "health" })],
    width: "sixth",
    paint: "background",
    thresholds: none,
    watches: containerUnhealthy,
    queries: [
      // None of the containers need have a health check.
      { expr: or(sum(containers.health.in("unhealthy").where(chosen)), vector(0)), legend: "unhealthy" },
    ],
  }),
  stat("memory-now", {
    title: "Fullest memory",
    description: "Part of its memory limit that the container nearest to it uses. At 100 % the kernel kills.",
    unit: "percentunit",
    decimals: 0,
    links: [dashboardLink("containers", { title: "Which one", panel: "memory-of-limit" })],
    width: "sixth",
    paint: "background",
    thresholds: fullness,
    watches: containerMemoryNearLimit,
    noValue: "no limits",
    queries: [{ expr: max(div(memoryUsed, memoryAllowed)), legend: "fullest" }],
  }),
  stat("cpu-now", {
    title: "Busiest CPU",
    description: "Part of its CPU limit that the container nearest to it uses. Near 100 % it waits.",
    unit: "percentunit",
    decimals: 0,
    links: [dashboardLink("containers", { title: "Which one", panel: "cpu-of-limit" })],
    width: "sixth",
    paint: "background",
    thresholds: fullness,
    noValue: "no limits",
    queries: [{ expr: max(div(cpuUsed, cpuAllowed)), legend: "busiest" }],
  }),
  stat("running-now", {
    title: "Running",
    description: "Containers that run now.",
    unit: "short",
    width: "sixth",
    queries: [{ expr: sum(containers.state.in("running").where(chosen)), legend: "running" }],
  }),
]);
