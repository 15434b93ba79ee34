import { gauge, summary } from "./kit/index.ts";

export * from "./load-test-collection.ts";
export * from "./load-test-receiver.ts";

// One family for k6 and Locust: series of the latest run of each test, told apart by tool. A new run of the same test
// and tool replaces it, hence gauges. Labels of operations beyond the cap are summed up under `other`.

const run = ["tool", "test"] as const;
const total = [...run, "protocol"] as const;
const operation = [...total, "operation"] as const;

// The run as a whole

/** `version` of the tool, empty when its result does not tell; `source` is the form in which the result came. */
export const runInfo = gauge("loadtest_run_info", {
  help: "Tool and source of the latest run, always 1.",
  labels: [...run, "version", "source"],
});

/** While it is 1, the other values are of a run that goes on. */
export const running = gauge("loadtest_running", {
  help: "Whether the latest run is still going on.",
  unit: "boolean",
  labels: run,
});

/** Absent while a run goes on that is the first of its test. */
export const lastCompletion = gauge("loadtest_last_completion_timestamp_seconds", {
  help: "When a run of the test was completed last.",
  unit: "seconds",
  labels: run,
});

export const runDuration = gauge("loadtest_duration_seconds", {
  help: "How long the latest run took, or has taken so far.",
  unit: "seconds",
  labels: run,
});

export const users = gauge("loadtest_users", {
  help: "Virtual users at the end of the latest run, or now.",
  unit: "users",
  labels: run,
});

export const maxUsers = gauge("loadtest_users_max", {
  help: "Most virtual users at one time in the latest run.",
  unit: "users",
  labels: run,
});

export const iterations = gauge("loadtest_iterations", {
  help: "Iterations of the script that were completed in the latest run.",
  unit: "iterations",
  labels: run,
});

/** Absent without thresholds, the tool's own or those of the settings. */
export const passed = gauge("loadtest_passed", {
  help: "Whether all thresholds of the latest run hold.",
  unit: "boolean",
  labels: run,
});

/** `metric` is what the threshold looks at, `expression` what must hold, both in the tool's words. */
export const thresholdOk = gauge("loadtest_threshold_ok", {
  help: "Whether the threshold holds in the latest run.",
  unit: "boolean",
  labels: [...run, "metric", "expression"],
});

/** `outcome` is passed or failed. */
export const checks = gauge("loadtest_checks", {
  help: "Checks made in the latest run, by outcome.",
  unit: "checks",
  labels: [...run, "check", "outcome"],
});

export const dataTransferred = gauge("loadtest_data_bytes", {
  help: "Bytes exchanged with the system in the latest run.",
  unit: "bytes",
  labels: [...run, "direction"],
});

/** What a script counts itself: rejections by reason, say. */
export const scriptCounter = gauge("loadtest_counter", {
  help: "Counter of the script's own in the latest run.",
  labels: [...run, "metric"],
});

export const scriptRatio = gauge("loadtest_ratio", {
  help: "Rate of the script's own in the latest run, as a share of 1.",
  unit: "ratio",
  labels: [...run, "metric"],
});

// Requests, all of a protocol

export const requests = gauge("loadtest_requests", {
  help: "Requests made in the latest run.",
  unit: "requests",
  labels: total,
});

export const failures = gauge("loadtest_failures", {
  help: "Requests that failed in the latest run.",
  unit: "requests",
  labels: total,
});

export const requestRate = gauge("loadtest_requests_per_second", {
  help: "Requests per second over the latest run.",
  unit: "requests per second",
  labels: total,
});

/** Quantile 0 is the shortest, 1 the longest; which others there are is the tool's affair. */
export const requestDuration = summary("loadtest_request_duration_seconds", {
  help: "Time a request took in the latest run.",
  unit: "seconds",
  labels: total,
  quantiles: [0, 0.5, 0.9, 0.95, 0.99, 0.999, 1],
});

export const requestDurationAverage = gauge("loadtest_request_duration_average_seconds", {
  help: "Average time a request took in the latest run.",
  unit: "seconds",
  labels: total,
});

// Requests by operation

export const operationRequests = gauge("loadtest_operation_requests", {
  help: "Requests of the operation made in the latest run.",
  unit: "requests",
  labels: operation,
});

export const operationFailures = gauge("loadtest_operation_failures", {
  help: "Requests of the operation that failed in the latest run.",
  unit: "requests",
  labels: operation,
});

export const operationRate = gauge("loadtest_operation_requests_per_second", {
  help: "Requests of the operation per second over the latest run.",
  unit: "requests per second",
  labels: operation,
});

/** There is none for `other`: quantiles cannot be added up. */
export const operationDuration = summary("loadtest_operation_duration_seconds", {
  help: "Time a request of the operation took in the latest run.",
  unit: "seconds",
  labels: operation,
  quantiles: [0, 0.5, 0.9, 0.95, 0.99, 0.999, 1],
});

export const operationDurationAverage = gauge("loadtest_operation_duration_average_seconds", {
  help: "Average time a request of the operation took in the latest run.",
  unit: "seconds",
  labels: operation,
});

/** Locust's words for what went wrong; k6 does not tell. */
export const errors = gauge("loadtest_errors", {
  help: "Failures of the operation in the latest run, by error.",
  unit: "requests",
  labels: [...operation, "error"],
});

/** `kind` is operation, check, threshold, error or counter. */
export const namesCut = gauge("loadtest_names_cut", {
  help: "Names of the latest run that have no series of their own because there are too many, by kind.",
  unit: "names",
  labels: [...run, "kind"],
});
