import { dump } from "js-yaml";
import { formatDuration, renderAlertmanager, webhook } from "../../alerts/kit/index.ts";
import { inContainers, release } from "../../bundle/index.ts";
import type { RehearsalReleases } from "../../stack/rehearsal/index.ts";
import { inboxUrl, internalLogin, signalTarget } from "../copy/index.ts";

/** What a copy is started with that scrapes the reference target every `interval` (milliseconds), and does nothing else. */
export function copyFiles(interval: number): RehearsalReleases {
  const every = formatDuration(interval);
  const prometheus = dump(
    { global: { scrape_interval: every, scrape_timeout: every }, scrape_configs: [signalTarget] },
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
