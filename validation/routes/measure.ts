import { alertExamples, type RuleGroup, readAlertmanagerConfig } from "../../alerts/kit/index.ts";
import { type Finding, sortFindings } from "../../problems/index.ts";
import { askJson, type PrometheusAddress } from "../observe/index.ts";
import type { Routes } from "../result/index.ts";
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
  const { config } = await askPage<{ readonly config: { readonly original: string } }>(
    options.alertmanager,
    "/api/v2/status",
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
    heartbeats: (await Promise.all([...new Set(always)].map((name) => arrivalsOf(options, name)))).flat(),
  });
  return { ...routes, findings: sortFindings(routes.findings as readonly Finding[]).map(({ at: _at, ...one }) => one) };
}

interface Arrived {
  readonly matched: number;
  readonly notifications: readonly { readonly receiver: string }[];
}

async function askPage<T>({ url, user = "", password = "", trust }: PrometheusAddress, path: string): Promise<T> {
  return askJson<T>({ url: url.href, user, password, trust }, path, { timeout: 30_000 });
}

/** As long as the slowest heartbeat that the routing checks allow, and half as long again. */
const lately = 22.5 * 60_000;

async function arrivalsOf(
  { inbox }: RoutesOptions,
  alert: string,
): Promise<readonly NonNullable<Routes["watchdog"]>[]> {
  const query = new URLSearchParams({ alertname: alert, status: "firing", since: String(Date.now() - lately) });
  const { matched, notifications } = await askPage<Arrived>(inbox, `/api/v1/notifications?${query}`);
  const [newest] = notifications;
  return newest === undefined ? [] : [{ alert, receiver: newest.receiver, notifications: matched }];
}
