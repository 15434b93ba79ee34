import * as alerts from "../alerts/index.ts";
import { group } from "../alerts/kit/index.ts";
import * as dashboards from "../dashboards/index.ts";
import { defineSystem } from "./define.ts";
import { containersAlerts } from "./exporter-alerts.ts";

/** The stack itself, and the host it runs on. */
export const stack = defineSystem({
  name: "stack",
  targets: {
    prometheus: { port: 9090, inStack: true },
    alertmanager: { port: 9093, inStack: true },
    grafana: { port: 3000, inStack: true, alerts: [alerts.targetMissing({ job: "grafana" })] },
    preview: { port: 3000, inStack: true, alerts: [alerts.targetMissing({ job: "preview" })] },
    inbox: { port: 9095, inStack: true },
    "node-exporter": { port: 9100, inStack: true },
  },
  exporters: { containers: { alerts: [...containersAlerts, ...alerts.containers] } },
  alerts: [
    ...alerts.stack,
    group("prometheus-storage", { rules: alerts.prometheusStorage }),
    group("host", { rules: alerts.host }),
  ],
  dashboards: [dashboards.stack, dashboards.alerts, dashboards.slos, dashboards.host, dashboards.containers],
});
