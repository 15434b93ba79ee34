import { identity } from "./container-labels.ts";
import { counter, gauge, stateSet } from "./kit/index.ts";

/** As the engine calls the states. */
export const state = stateSet("container_state", {
  help: "What the engine says the container does.",
  unit: "state",
  labels: identity,
  states: ["created", "running", "paused", "restarting", "removing", "exited", "dead"],
});

/** Only of running containers that have a health check. */
export const health = stateSet("container_health_status", {
  help: "What the container's health check says.",
  unit: "status",
  labels: identity,
  states: ["starting", "healthy", "unhealthy"],
  stateLabel: "status",
});

/** By the restart policy; a restart by hand shows in the start time. Starts anew with a new container of the name. */
export const restarts = counter("container_restarts_total", {
  help: "Restarts by the container's restart policy.",
  unit: "restarts",
  labels: identity,
});

/** Kills inside the container that its first process survived are counted too. */
export const oomKills = counter("container_oom_events_total", {
  help: "Processes killed because the container's memory ran out, since the exporter or the container started.",
  unit: "processes",
  labels: identity,
});

/** Changes with every start: `changes()` of it counts restarts of every kind. */
export const startTime = gauge("container_start_time_seconds", {
  help: "When the container started last.",
  unit: "seconds",
  labels: identity,
});

/** Of running containers: its age grows when a container stops, and the series ends when it is removed. */
export const lastSeen = gauge("container_last_seen", {
  help: "When the container was seen running last.",
  unit: "seconds",
  labels: identity,
});

/** Only of containers that have ended. 137 is a kill. */
export const exitCode = gauge("container_exit_code", {
  help: "Exit code of the container's last run.",
  unit: "code",
  labels: identity,
});

/** To find the container itself: the join partner for what is too long for every series. */
export const info = gauge("container_info", {
  help: "Ids of the container and its image, always 1.",
  labels: [...identity, "container_id", "image_id"],
});
