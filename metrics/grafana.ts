import { counter, gauge, histogram } from "./kit/index.ts";

export const buildInfo = gauge("grafana_build_info", {
  help: "Version of Grafana, always 1.",
  labels: ["version", "revision", "branch", "goversion", "edition"],
});

/** By page or API route; a status of 5xx is Grafana's own fault. */
export const requestDuration = histogram("grafana_http_request_duration_seconds", {
  help: "Time to answer an HTTP request.",
  unit: "seconds",
  labels: ["handler", "method", "slo_group", "status_class", "status_code", "status_source"],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25],
});

export const dashboards = gauge("grafana_stat_totals_dashboard", { help: "Dashboards.", unit: "dashboards" });

/** Requests to data sources, `code` is the answer of the data source. */
export const datasourceRequests = counter("grafana_datasource_request_total", {
  help: "Requests to data sources.",
  unit: "requests",
  labels: ["datasource", "datasource_type", "code", "method"],
});

export const alertingNotifications = counter("grafana_alerting_notifications_sent_total", {
  help: "Notifications that Grafana's own alerting sent; none are expected, alerts come from Prometheus.",
  unit: "notifications",
});
