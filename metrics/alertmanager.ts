import { counter, gauge, histogram } from "./kit/index.ts";

export const buildInfo = gauge("alertmanager_build_info", {
  help: "Version of Alertmanager, always 1.",
  labels: ["version", "revision", "branch", "goversion", "goos", "goarch", "tags"],
});

/** 0 means that Alertmanager refused its configuration and still runs with the one of before. */
export const configReloaded = gauge("alertmanager_config_last_reload_successful", {
  help: "Whether the last attempt to load the configuration worked.",
  unit: "boolean",
});

export const configReloadTime = gauge("alertmanager_config_last_reload_success_timestamp_seconds", {
  help: "When the configuration in force was loaded.",
  unit: "seconds",
});

/** A number made from the configuration: differs between two Alertmanagers that were given different files. */
export const configHash = gauge("alertmanager_config_hash", { help: "Hash of the configuration in force." });

/** By state: active, suppressed (silenced or inhibited), unprocessed. */
export const alerts = gauge("alertmanager_alerts", {
  help: "Alerts that Alertmanager knows.",
  unit: "alerts",
  labels: ["state"],
});

/** Prometheus sends every alert again and again: not a number of distinct alerts. */
export const alertsReceived = counter("alertmanager_alerts_received_total", {
  help: "Alerts received, repetitions included.",
  unit: "alerts",
  labels: ["status", "version"],
});

export const alertsInvalid = counter("alertmanager_alerts_invalid_total", {
  help: "Alerts received that could not be used.",
  unit: "alerts",
  labels: ["version"],
});

/** One per group of alerts sent; a failed attempt that worked in the end counts once. */
export const notifications = counter("alertmanager_notifications_total", {
  help: "Notifications that Alertmanager tried to send.",
  unit: "notifications",
  labels: ["integration"],
});

/** Given up after all attempts: nobody was told. */
export const notificationsFailed = counter("alertmanager_notifications_failed_total", {
  help: "Notifications that could not be sent.",
  unit: "notifications",
  labels: ["integration", "reason"],
});

/** Single attempts; also those that a later attempt made good. */
export const notificationRequestsFailed = counter("alertmanager_notification_requests_failed_total", {
  help: "Attempts to send a notification that failed.",
  unit: "requests",
  labels: ["integration"],
});

/** By reason: silence, inhibition, time interval. */
export const notificationsSuppressed = counter("alertmanager_notifications_suppressed_total", {
  help: "Notifications held back on purpose.",
  unit: "notifications",
  labels: ["reason"],
});

/** Ends at 20 s: what takes longer shows only in the last bucket. */
export const notificationLatency = histogram("alertmanager_notification_latency_seconds", {
  help: "Time to send a notification.",
  unit: "seconds",
  labels: ["integration"],
  buckets: [1, 5, 10, 15, 20],
});

/** By state: active, pending, expired. */
export const silences = gauge("alertmanager_silences", { help: "Silences.", unit: "silences", labels: ["state"] });

export const aggregationGroups = gauge("alertmanager_dispatcher_aggregation_groups", {
  help: "Groups of alerts that are open.",
  unit: "groups",
});

export const clusterMembers = gauge("alertmanager_cluster_members", {
  help: "Alertmanagers in the cluster; absent where there is none.",
  unit: "members",
});

export const requestDuration = histogram("alertmanager_http_request_duration_seconds", {
  help: "Time to answer an HTTP request.",
  unit: "seconds",
  labels: ["handler", "method", "code"],
});
