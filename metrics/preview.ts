import { counter, gauge, histogram } from "./kit/index.ts";

/**
 * By endpoint (`query`, `query_range`, `series`, `labels`, `label_values`, `metadata`, `rules`, `alerts`) and outcome: `success` and `error` are
 * Prometheus's words; `unreachable`, `unusable`, `too_large` and `timeout` are answers that were none; `abandoned` nobody waited for.
 */
export const queries = counter("preview_queries_total", {
  help: "Requests that were passed on to Prometheus.",
  unit: "queries",
  labels: ["endpoint", "outcome"],
});

/** Growth without a new version of the page is somebody who asks for more than queries. */
export const refused = counter("preview_queries_refused_total", {
  help: "Requests that were not passed on to Prometheus, by the status that was answered.",
  unit: "queries",
  labels: ["status"],
});

/** Without the time spent waiting. */
export const queryDuration = histogram("preview_query_duration_seconds", {
  help: "Time until Prometheus's whole answer was there.",
  unit: "seconds",
  labels: ["endpoint"],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
});

/** `asking` or `waiting` for their turn. */
export const queriesInProgress = gauge("preview_queries_in_progress", {
  help: "Requests to Prometheus at the moment.",
  unit: "queries",
  labels: ["state"],
});

export const dashboards = gauge("preview_dashboards", {
  help: "Dashboards that can be opened.",
  unit: "dashboards",
});

/** A dashboard whose file is broken is shown as it was before, and is one of these. */
export const dashboardFaults = gauge("preview_dashboard_faults", {
  help: "Files that give no dashboard, or no longer.",
  unit: "files",
});

/** Each is a page that is open somewhere. */
export const listeners = gauge("preview_listeners", {
  help: "Pages that are told of changes at the moment.",
  unit: "pages",
});
