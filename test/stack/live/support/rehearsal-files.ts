import { ownFolder, release } from "../../../../bundle/index.ts";
import { parseSettings, type Settings } from "../../../../settings/index.ts";
import type { RehearsalOptions } from "../../../../stack/rehearsal/index.ts";

const credentials = (service: string) => ({
  username: "sightline",
  password_file: `/etc/${service}/secrets/current/internal-password`,
});

/** Alertmanager's configuration: everything is told to the inbox, at once. */
export function alertmanagerRelease(groupWait = "0s") {
  const config = {
    route: { receiver: "everything", group_by: ["alertname"], group_wait: groupWait, group_interval: "1s" },
    receivers: [
      {
        name: "everything",
        webhook_configs: [
          { url: "http://inbox:9095/api/v1/notifications", http_config: { basic_auth: credentials("alertmanager") } },
        ],
      },
    ],
    templates: [`${ownFolder}/templates/*.tmpl`],
  };
  return release({ "alertmanager.yml": JSON.stringify(config) }, "/etc/alertmanager/config");
}

/** Prometheus's configuration: one alert, which fires at once, and one target, the signal. */
export function prometheusRelease(
  options: { alert?: string; replica?: string; expr?: string; alertmanagers?: number } = {},
) {
  const { alert = "AlwaysFires", replica = "1", expr = "vector(1)", alertmanagers = 1 } = options;
  const named = ["alertmanager:9093", "alertmanager-2:9093", "alertmanager-3:9093"].slice(0, alertmanagers);
  const config = {
    global: { scrape_interval: "1s", evaluation_interval: "1s", external_labels: { replica } },
    rule_files: [`${ownFolder}/rules/*.yml`],
    alerting: {
      alert_relabel_configs: [{ action: "labeldrop", regex: "replica" }],
      alertmanagers: [{ basic_auth: credentials("prometheus"), static_configs: [{ targets: named }] }],
    },
    scrape_configs: [
      {
        job_name: "signal",
        metrics_path: "/signal/1/0",
        basic_auth: credentials("prometheus"),
        static_configs: [{ targets: ["signal:9650"] }],
      },
    ],
  };
  const rules = { groups: [{ name: "rehearsed", rules: [{ alert, expr }] }] };
  return release(
    { "prometheus.yml": JSON.stringify(config), "rules/rehearsed.yml": JSON.stringify(rules) },
    "/etc/prometheus/config",
  );
}

/** What was told to nobody, because no Alertmanager was known yet, is told again a second later. */
export const resendSoon = "--rules.alert.resend-delay=1s";

export const onePrometheus: Pick<RehearsalOptions, "releases" | "flags"> = {
  releases: { alertmanager: alertmanagerRelease(), prometheus: [prometheusRelease()] },
  flags: { prometheus: [resendSoon] },
};

/** Settings of a stack of this project: those that everybody has. */
export function ofProject(project: string): Settings {
  const known = [{ name: "stack", targets: {} }];
  return parseSettings({ project, stack: "dev", values: {}, systems: known });
}
