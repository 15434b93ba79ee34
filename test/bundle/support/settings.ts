import { parseSettings, type Settings } from "../../../settings/index.ts";
import { defineSystem, type System } from "../../../systems/index.ts";

/** A system with targets only, in and outside the stack. */
export const shop: System = defineSystem({
  name: "shop",
  targets: { api: { port: 8080, path: "/actuator/prometheus" }, worker: { port: 9000, scheme: "https" } },
  alerts: [],
  dashboards: [],
  miniature: { lacks: [] },
});

/** A system whose consumers say nothing of themselves. */
export const mail: System = defineSystem({
  name: "mail",
  targets: { gateway: { port: 8080 }, store: { port: 9000 } },
  exporters: { kafkaLag: { brokers: ["kafka:9092"], groups: ["sender", "/archive-.*/"] } },
  alerts: [],
  dashboards: [],
  miniature: { lacks: ["store"] },
});

/** The parts of the stack, without what is known about them. */
export const parts: System = defineSystem({
  name: "stack",
  targets: {
    alertmanager: { port: 9093, inStack: true },
    grafana: { port: 3000, inStack: true },
    preview: { port: 3000, inStack: true },
    prometheus: { port: 9090, inStack: true },
  },
  alerts: [],
  dashboards: [],
});

/** Settings of a stack named `stack`, from values as a stack file has them. */
export function settings(values: Readonly<Record<string, unknown>> = {}, stack = "dev"): Settings {
  return parseSettings({ project: "sightline", stack, values, systems: [parts, shop, mail] });
}

/** What a prod stack cannot do without. */
export const delivery = {
  receivers: {
    bot: { kind: "telegram", secret: "telegram", chat: -1001234567890, topic: 7 },
    chat: { kind: "slack", secret: "slack", channel: "#alerts" },
    mail: { kind: "email", secret: "smtp", to: "ops@example.org", from: "x@example.org", smarthost: "mail:587" },
    oncall: { kind: "pagerduty", secret: "pagerduty" },
    team: { kind: "teams", secret: "teams" },
    ticket: { kind: "webhook", secret: "ticket" },
  },
  defaultReceiver: "chat",
  routes: [
    { match: { severity: "critical" }, receiver: "oncall", continue: true },
    { match: { team: "billing" }, receiver: "mail" },
    { match: { team: "search" }, receiver: "bot" },
    { match: { team: "shipping" }, receiver: "team" },
    { match: { severity: "warning" }, receiver: "ticket" },
  ],
  heartbeat: { secret: "heartbeat" },
  secrets: { slack: "a", smtp: "b", pagerduty: "c", ticket: "d", heartbeat: "e", telegram: "f", teams: "g" },
};
