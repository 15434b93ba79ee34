import { alertExamples, type RuleGroup, readAlertmanagerConfig } from "../../alerts/kit/index.ts";
import { type Finding, sortFindings } from "../../problems/index.ts";
import { type Access, askJson, type PrometheusAddress } from "../observe/index.ts";
import type { Routes } from "../result/index.ts";
import { heartbeatArrivals } from "./heartbeat-arrivals.ts";
import { judgeRoutes } from "./judge.ts";

export interface RoutesOptions {
  readonly alertmanager: PrometheusAddress;
  /** Takes a copy of every message of the stack. */
  readonly inbox: PrometheusAddress;
  /** The configuration as it is declared, in Alertmanager's own form. */
  readonly declared: string;
  readonly groups: readonly RuleGroup[];
  /** What Prometheus adds to everything that leaves it, and does not drop again. */
  readonly externalLabels: Readonly<Record<string, string>>;
  /** The moment for which mutes are looked at. @default now */
  readonly at?: Date;
}

/**
 * Asks a running stack what its Alertmanager has applied and what arrived of the alerts that always fire, and judges whom every
 * alert would reach. Nothing is sent.
 * @throws Error when Alertmanager or the inbox does not answer, or what is applied cannot be read.
 */
export async function measureRoutes(options: RoutesOptions): Promise<Routes> {
  const { groups, externalLabels, at = new Date() } = options;
  const { config } = await askJson<{ readonly config: { readonly original: string } }>(
    accessOf(options.alertmanager),
    "/api/v2/status",
    { timeout: 30_000 },
  );
  const always = groups.flatMap(({ rules }) =>
    rules.flatMap((rule) => (rule.kind === "alert" && rule.alwaysFiring ? [rule.name] : [])),
  );
  const examples = alertExamples(groups, externalLabels);
  const alerts = [...new Map(examples.map((labels) => [JSON.stringify(labels), labels])).values()];
  const routes = judgeRoutes({
    declared: readAlertmanagerConfig(options.declared),
    applied: readAlertmanagerConfig(config.original),
    alerts: alerts.map((labels) => ({ labels, alwaysFiring: always.includes(labels.alertname ?? "") })),
    at,
    heartbeats: (
      await Promise.all([...new Set(always)].map((name) => heartbeatArrivals(accessOf(options.inbox), name)))
    ).flat(),
  });
  return { ...routes, findings: sortFindings(routes.findings as readonly Finding[]).map(({ at: _at, ...one }) => one) };
}

function accessOf({ url, user = "", password = "", trust }: PrometheusAddress): Access {
  return { url: url.href, user, password, trust };
}
