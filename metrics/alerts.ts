import { computed } from "./kit/index.ts";

/**
 * 1 for every alert that is pending or firing. Prometheus writes it itself; an alert's series also have the labels of
 * its rule and its expression, which differ from alert to alert and cannot be asked for here.
 */
export const alertsActive = computed("ALERTS", {
  help: "Alerts that are pending or firing.",
  unit: "boolean",
  labels: ["alertname", "alertstate", "severity", "priority"],
});

/** When an alert became active, in seconds since 1970; carries `for` over a restart of Prometheus. */
export const alertsActiveSince = computed("ALERTS_FOR_STATE", {
  help: "When an alert became active.",
  unit: "seconds",
  labels: ["alertname", "severity", "priority"],
});
