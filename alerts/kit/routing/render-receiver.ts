import type { Email, Integration, PagerDuty, Receiver, Slack, Webhook } from "./receiver.ts";
import { secretPath } from "./secret-file.ts";

/** One entry of `receivers`, its integrations gathered by kind, with every field Alertmanager would default differently. */
export function renderReceiver({ name, integrations }: Receiver, folder: string): object {
  const kinds = ["email", "pagerduty", "slack", "webhook"] as const;
  const configs = kinds.flatMap((kind) => {
    const some = integrations.filter((integration) => integration.kind === kind);
    return some.length === 0 ? [] : [[`${kind}_configs`, some.map((one) => renderIntegration(one, folder))] as const];
  });
  return { name, ...Object.fromEntries(configs) };
}

function renderIntegration(integration: Integration, folder: string): object {
  return compact({ send_resolved: integration.sendResolved ?? true, ...renderOwn(integration, folder) });
}

function renderOwn(integration: Integration, folder: string): object {
  switch (integration.kind) {
    case "webhook":
      return renderWebhook(integration, folder);
    case "pagerduty":
      return renderPagerDuty(integration, folder);
    case "slack":
      return renderSlack(integration, folder);
    case "email":
      return renderEmail(integration, folder);
  }
}

function renderWebhook({ url, basicAuth, bearerToken, tls, maxAlerts, timeout }: Webhook, folder: string): object {
  const auth =
    basicAuth === undefined
      ? undefined
      : { username: basicAuth.username, password_file: secretPath(basicAuth.password, folder) };
  const bearer =
    bearerToken === undefined ? undefined : { type: "Bearer", credentials_file: secretPath(bearerToken, folder) };
  const trust =
    tls === undefined ? undefined : compact({ ca_file: secretPath(tls.caFile, folder), server_name: tls.serverName });
  return {
    ...(typeof url === "string" ? { url } : { url_file: secretPath(url, folder) }),
    http_config:
      auth || bearer || trust ? compact({ basic_auth: auth, authorization: bearer, tls_config: trust }) : undefined,
    max_alerts: maxAlerts,
    timeout,
  };
}

function renderPagerDuty({ routingKey, severity, description, url }: PagerDuty, folder: string): object {
  return {
    routing_key_file: secretPath(routingKey, folder),
    url,
    severity: severity ?? "{{ if .CommonLabels.severity }}{{ .CommonLabels.severity }}{{ else }}error{{ end }}",
    description,
  };
}

function renderSlack({ apiUrl, channel, title, text }: Slack, folder: string): object {
  return { api_url_file: secretPath(apiUrl, folder), channel, title, text };
}

function renderEmail({ to, from, smarthost, auth, requireTls }: Email, folder: string): object {
  return {
    to,
    from,
    smarthost,
    auth_username: auth?.username,
    auth_password_file: auth === undefined ? undefined : secretPath(auth.password, folder),
    require_tls: requireTls ?? true,
  };
}

function compact(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
