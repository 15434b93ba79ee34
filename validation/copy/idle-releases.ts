import { dump } from "js-yaml";
import { renderAlertmanager, webhook } from "../../alerts/kit/index.ts";
import { inContainers, release } from "../../bundle/index.ts";
import type { RehearsalReleases } from "../../stack/rehearsal/index.ts";
import { inboxUrl, internalLogin, signalTarget } from "./signal-target.ts";

/** What a copy is started with that scrapes the signal every so often, and has no rules. */
export function idleReleases(scrapeInterval: string): RehearsalReleases {
  const prometheus = dump(
    { global: { scrape_interval: scrapeInterval, scrape_timeout: scrapeInterval }, scrape_configs: [signalTarget] },
    { lineWidth: -1, noRefs: true },
  );
  // A copy has an Alertmanager, which hears of nothing here.
  const basicAuth = { username: internalLogin.username, password: { secretFile: "internal-password" } };
  const alertmanager = renderAlertmanager({
    receivers: [{ name: "inbox", integrations: [webhook({ url: inboxUrl, basicAuth })] }],
    route: { receiver: "inbox" },
  });
  return {
    prometheus: [release({ "prometheus.yml": prometheus }, inContainers.prometheus.config)],
    alertmanager: release({ "alertmanager.yml": alertmanager }, inContainers.alertmanager.config),
  };
}
