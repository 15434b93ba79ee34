import { counter, gauge } from "./kit/index.ts";

// What k6 sends to Prometheus's own remote write receiver (`--out experimental-prometheus-rw`). Every series has k6's tags as labels: these,
// and those of the script, such as `testid`. The statistics of a trend are series of their own; which there are is set by K6_PROMETHEUS_RW_TREND_STATS.

const request = ["name", "method", "status", "scenario", "group", "expected_response", "testid"] as const;

export const requests = counter("k6_http_reqs_total", {
  help: "Requests made over HTTP.",
  unit: "requests",
  labels: request,
});

/** From the start of the run. */
export const failedRatio = gauge("k6_http_req_failed_rate", {
  help: "Share of the requests that failed.",
  unit: "ratio",
  labels: request,
});

export const durationP95 = gauge("k6_http_req_duration_p95", {
  help: "Time within which 95 % of the requests were answered.",
  unit: "seconds",
  labels: request,
});

export const durationP99 = gauge("k6_http_req_duration_p99", {
  help: "Time within which 99 % of the requests were answered.",
  unit: "seconds",
  labels: request,
});

export const users = gauge("k6_vus", { help: "Virtual users now.", unit: "users", labels: ["testid"] });

export const iterations = counter("k6_iterations_total", {
  help: "Iterations of the script that were completed.",
  unit: "iterations",
  labels: ["scenario", "group", "testid"],
});

export const checksRatio = gauge("k6_checks_rate", {
  help: "Share of the checks that passed.",
  unit: "ratio",
  labels: ["check", "scenario", "group", "testid"],
});
