import {
  criticalMutesLesser,
  email,
  pagerduty,
  type Routing,
  receiver,
  slack,
  teams,
  telegram,
  timeInterval,
  watchdogRoute,
  webhook,
} from "../../../../alerts/kit/routing/index.ts";

export const inbox = receiver("inbox", [webhook({ url: "http://inbox:9095/" })]);

/** A routing that uses every kind of receiver and every field. */
export const sample: Routing = {
  resolveTimeout: "5m",
  templates: ["/etc/alertmanager/config/releases/abc/templates/*.tmpl"],
  receivers: [
    receiver("inbox", [
      webhook({
        url: "http://inbox:9095/api/v1/alerts-webhook",
        basicAuth: { username: "sightline", password: { secretFile: "internal-password" } },
        maxAlerts: 100,
        timeout: "10s",
      }),
    ]),
    receiver("heartbeat", [webhook({ url: { secretFile: "heartbeat-url" }, sendResolved: false })]),
    receiver("oncall", [
      pagerduty({ routingKey: { secretFile: "pagerduty" }, description: "{{ .CommonAnnotations.summary }}" }),
      webhook({
        url: "https://bridge.example.org/",
        bearerToken: { secretFile: "/run/secrets/bridge" },
        tls: { caFile: { secretFile: "bridge.crt" }, serverName: "bridge.internal" },
      }),
    ]),
    receiver("chat", [
      slack({ apiUrl: { secretFile: "slack" }, channel: "#alerts", title: "{{ .Status }}", text: "x" }),
    ]),
    receiver("mail", [
      email({
        to: "team@example.org",
        from: "alerts@example.org",
        smarthost: "mail.example.org:587",
        auth: { username: "alerts", password: { secretFile: "smtp" } },
      }),
    ]),
    receiver("bot", [telegram({ botToken: { secretFile: "telegram" }, chat: -1001234567890, topic: 7, silent: true })]),
    receiver("team", [teams({ webhookUrl: { secretFile: "teams" }, title: "{{ .Status }}", text: "x" })]),
    receiver("nobody", []),
  ],
  route: {
    receiver: "inbox",
    groupBy: ["alertname", "stack", "job"],
    groupWait: "30s",
    groupInterval: "5m",
    repeatInterval: "4h",
    routes: [
      watchdogRoute({ receiver: "heartbeat" }),
      { match: { severity: "info" }, receiver: "nobody" },
      {
        match: { severity: "critical", team: { not: ["lab", "test+1"] } },
        receiver: "oncall",
        continue: true,
        routes: [{ match: { service: /billing|pay.*/ }, groupBy: ["..."] }],
      },
      { match: { severity: ["warning", "critical"], stack: { not: "dev" } }, receiver: "chat" },
      { match: { team: "search" }, receiver: "bot", muteDuring: ["maintenance"] },
      { match: { team: "shipping" }, receiver: "team", activeDuring: ["office", "sale"] },
      { match: { note: 'a "quoted" \\ text', "service.name": { not: /a|b/ } }, receiver: "mail" },
    ],
  },
  timeIntervals: [
    timeInterval("office", { weekdays: ["monday:friday"], times: ["09:00-17:30"], location: "Europe/Berlin" }),
    timeInterval("maintenance", { weekdays: ["sunday"], times: ["02:00-04:00"] }),
    timeInterval(
      "sale",
      { months: ["november:december"], daysOfMonth: ["20:-1", 5], years: ["2030:2032", 2034] },
      { weekdays: ["saturday"], times: ["00:00-06:00", "22:00-24:00"] },
    ),
  ],
  inhibit: [criticalMutesLesser({ alsoEqual: ["mountpoint"] })],
};
