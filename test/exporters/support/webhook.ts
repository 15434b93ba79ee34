/** A notification as Alertmanager 0.34 posts it, with some of it changed. */
export function webhookOf(name: string, changed: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    version: "4",
    groupKey: `{}:{alertname="${name}"}`,
    truncatedAlerts: 0,
    status: "firing",
    receiver: "inbox",
    notification_reason: "first",
    groupLabels: { alertname: name },
    commonLabels: { alertname: name, severity: "critical" },
    commonAnnotations: {},
    routeLabels: null,
    externalURL: "http://alertmanager:9093",
    alerts: [alertOf(name)],
    ...changed,
  };
}

export function alertOf(name: string, changed: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    status: "firing",
    labels: { alertname: name, severity: "critical" },
    annotations: { summary: `${name} fires` },
    startsAt: "2026-01-31T12:00:00.123456789Z",
    endsAt: "0001-01-01T00:00:00Z",
    generatorURL: "http://prometheus:9090/graph?g0.expr=up",
    fingerprint: "0123456789abcdef",
    ...changed,
  };
}

/** Posts it the way Alertmanager does. */
export function deliver(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${url}/api/v1/notifications`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}
