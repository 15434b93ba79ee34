import { counter, gauge, histogram } from "./kit/index.ts";

/** By endpoint (`containers`, `container`, `stats`, `networks`, `events`, `ping`, `version`) and the status that was answered. */
export const requests = counter("socket_proxy_requests_total", {
  help: "Requests that were let through to the engine.",
  unit: "requests",
  labels: ["endpoint", "status"],
});

/** Any growth is somebody who asks for more than reading: look at the log for who and what. */
export const refused = counter("socket_proxy_refused_total", {
  help: "Requests that were not let through, by reason.",
  unit: "requests",
  labels: ["reason"],
});

/** Of streams: until their first byte. */
export const requestDuration = histogram("socket_proxy_request_duration_seconds", {
  help: "Time the engine took to answer.",
  unit: "seconds",
  labels: ["endpoint"],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
});

/** `request` or `stream`, each with a limit of its own. */
export const inProgress = gauge("socket_proxy_in_progress", {
  help: "What is being answered at the moment.",
  unit: "requests",
  labels: ["kind"],
});

/** Of the last answer. */
export const engineUp = gauge("socket_proxy_engine_up", {
  help: "Whether the engine answered when it was asked last.",
  unit: "boolean",
});
