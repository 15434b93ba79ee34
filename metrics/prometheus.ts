import { counter, gauge, histogram } from "./kit/index.ts";

export * from "./prometheus-storage.ts";

export const buildInfo = gauge("prometheus_build_info", {
  help: "Version of Prometheus, always 1.",
  labels: ["version", "revision", "branch", "goversion", "goos", "goarch", "tags"],
});

export const ready = gauge("prometheus_ready", { help: "Whether start-up is complete.", unit: "boolean" });

/** 0 means that Prometheus refused its configuration and still runs with the one of before. */
export const configReloaded = gauge("prometheus_config_last_reload_successful", {
  help: "Whether the last attempt to load the configuration worked.",
  unit: "boolean",
});

export const configReloadTime = gauge("prometheus_config_last_reload_success_timestamp_seconds", {
  help: "When the configuration in force was loaded.",
  unit: "seconds",
});

// Notifications to Alertmanager

/** 0 means that no alert can leave. */
export const alertmanagersKnown = gauge("prometheus_notifications_alertmanagers_discovered", {
  help: "Alertmanagers that alerts are sent to.",
  unit: "alertmanagers",
});

export const notificationsSent = counter("prometheus_notifications_sent_total", {
  help: "Alerts sent, repetitions included.",
  unit: "alerts",
  labels: ["alertmanager"],
});

/** Each is sent again with the next evaluation as long as it fires. */
export const notificationErrors = counter("prometheus_notifications_errors_total", {
  help: "Alerts that met an error on the way to an Alertmanager.",
  unit: "alerts",
  labels: ["alertmanager"],
});

export const notificationsDropped = counter("prometheus_notifications_dropped_total", {
  help: "Alerts given up on.",
  unit: "alerts",
  labels: ["alertmanager"],
});

export const notificationQueue = gauge("prometheus_notifications_queue_length", {
  help: "Alerts waiting to be sent.",
  unit: "alerts",
  labels: ["alertmanager"],
});

export const notificationQueueCapacity = gauge("prometheus_notifications_queue_capacity", {
  help: "Alerts that can wait; further ones push the oldest out.",
  unit: "alerts",
});

export const notificationLatency = histogram("prometheus_notifications_latency_histogram_seconds", {
  help: "Time to send alerts to an Alertmanager.",
  unit: "seconds",
  labels: ["alertmanager"],
  buckets: [0.01, 0.1, 1, 10],
});

// Rules. The label rule_group is the file's path and the group's name; the path names the release, so it changes with it.

export const ruleEvaluations = counter("prometheus_rule_evaluations_total", {
  help: "Evaluations of a rule.",
  unit: "evaluations",
  labels: ["rule_group"],
});

export const ruleFailures = counter("prometheus_rule_evaluation_failures_total", {
  help: "Evaluations of a rule that failed.",
  unit: "evaluations",
  labels: ["rule_group"],
});

/** The evaluation before was still running when the next was due. */
export const ruleIterationsMissed = counter("prometheus_rule_group_iterations_missed_total", {
  help: "Evaluations of a group that were left out.",
  unit: "evaluations",
  labels: ["rule_group"],
});

export const ruleGroupInterval = gauge("prometheus_rule_group_interval_seconds", {
  help: "Time between two evaluations of a group.",
  unit: "seconds",
  labels: ["rule_group"],
});

export const ruleGroupDuration = gauge("prometheus_rule_group_last_duration_seconds", {
  help: "Time the last evaluation of a group took.",
  unit: "seconds",
  labels: ["rule_group"],
});

export const ruleGroupLastEvaluation = gauge("prometheus_rule_group_last_evaluation_timestamp_seconds", {
  help: "When a group was evaluated last.",
  unit: "seconds",
  labels: ["rule_group"],
});

export const ruleGroupRules = gauge("prometheus_rule_group_rules", {
  help: "Rules in a group.",
  unit: "rules",
  labels: ["rule_group"],
});

// Scrapes

export const scrapePoolTargets = gauge("prometheus_target_scrape_pool_targets", {
  help: "Targets of a scrape configuration.",
  unit: "targets",
  labels: ["scrape_job"],
});

export const targetSyncFailures = counter("prometheus_target_sync_failed_total", {
  help: "Targets that could not be made from what discovery found.",
  unit: "targets",
  labels: ["scrape_job"],
});

export const samplesOutOfOrder = counter("prometheus_target_scrapes_sample_out_of_order_total", {
  help: "Scraped samples refused because newer ones were there.",
  unit: "samples",
});

/** Two targets expose the same series, or a target answers from a cache. */
export const samplesDuplicate = counter("prometheus_target_scrapes_sample_duplicate_timestamp_total", {
  help: "Scraped samples refused because one with the same time and another value was there.",
  unit: "samples",
});

// Queries and HTTP

/** By part of the work: queue_time, prepare_time, inner_eval, result_sort. */
export const queryDuration = histogram("prometheus_engine_query_duration_histogram_seconds", {
  help: "Time that a part of a query took.",
  unit: "seconds",
  labels: ["slice"],
  buckets: [0.01, 0.1, 1, 10],
});

export const queries = gauge("prometheus_engine_queries", { help: "Queries running or waiting.", unit: "queries" });

export const queriesMax = gauge("prometheus_engine_queries_concurrent_max", {
  help: "Queries that may run at the same time.",
  unit: "queries",
});

export const requests = counter("prometheus_http_requests_total", {
  help: "HTTP requests.",
  unit: "requests",
  labels: ["handler", "code"],
});

export const requestDuration = histogram("prometheus_http_request_duration_seconds", {
  help: "Time to answer an HTTP request.",
  unit: "seconds",
  labels: ["handler"],
  buckets: [0.1, 0.2, 0.4, 1, 3, 8, 20, 60, 120],
});
