import { collectionMetrics, seriesLevel } from "./collection.ts";
import { identity } from "./container-labels.ts";
import { counter, gauge } from "./kit/index.ts";

/** What the containers exporter says about its own collections. */
export const collection = collectionMetrics("container");

/** Less than `all` when the series budget makes it so: `sums` has no devices and interfaces apart, `core` only what alerts need. */
export const seriesLevelShown = seriesLevel("container", ["all", "sums", "core"]);

/** 0 where what is asked from the engine is newer than it, or comes from the kernel's files. */
export const readingAge = gauge("container_reading_age_seconds", {
  help: "Age of what the engine's statistics said of the container, by what was taken from them.",
  unit: "seconds",
  labels: [...identity, "values"],
});

/** By the values that are missing and why: `deadline`, `failed`. */
export const valuesUnknown = gauge("container_values_unknown", {
  help: "Containers of which something could not be read, by what and why.",
  unit: "containers",
  labels: ["values", "reason"],
});

/** `cgroup_v1`, `cgroup_v2` or `engine`. */
export const sources = gauge("container_sources", {
  help: "Running containers by where their CPU, memory and I/O were read.",
  unit: "containers",
  labels: ["source"],
});

/** Without it, changes are found by asking in turn, minutes later. */
export const eventsConnected = gauge("container_events_connected", {
  help: "Whether the engine tells of changes as they happen.",
  unit: "boolean",
});

export const engineRequests = counter("container_engine_requests_total", {
  help: "Requests to the engine by what was asked and how it went.",
  unit: "requests",
  labels: ["call", "outcome"],
});
