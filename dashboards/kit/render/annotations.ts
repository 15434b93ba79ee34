import type { AnnotationQuery } from "@grafana/grafana-foundation-sdk/dashboard";
import { alerts } from "../../../metrics/index.ts";
import { not, print } from "../../../metrics/kit/index.ts";
import { datasource } from "./datasource.ts";

/** Marks on every graph while an alert fires; without the one that always does. */
export function firingAlerts(): AnnotationQuery {
  return {
    name: "Firing alerts",
    datasource,
    enable: true,
    expr: print(alerts.alertsActive.where({ alertstate: "firing", alertname: not("Watchdog") })),
    hide: false,
    iconColor: "red",
    step: "60s",
    tagKeys: "severity",
    textFormat: "{{instance}}",
    titleFormat: "{{alertname}}",
    useValueForTime: false,
  };
}
