import {
  type AlertLabels,
  inhibitedBy,
  type ReadConfig,
  type ReadReceiver,
  type Routed,
  routeOf,
} from "../../alerts/kit/index.ts";
import type { Finding } from "../../problems/index.ts";
import type { Routes } from "../result/index.ts";
import { differences } from "./differences.ts";

/** An alert as it reaches Alertmanager, and whether it is meant to fire always. */
export interface KnownAlert {
  readonly labels: AlertLabels;
  readonly alwaysFiring: boolean;
}

export interface RoutesFound {
  readonly declared: ReadConfig;
  /** What Alertmanager says that it runs. */
  readonly applied: ReadConfig;
  readonly alerts: readonly KnownAlert[];
  /** The moment for which mutes are looked at. */
  readonly at: Date;
  /** Messages of alerts that always fire which have arrived of late: whose, and how many. */
  readonly heartbeats: readonly NonNullable<Routes["watchdog"]>[];
}

/** Whom each alert would reach by what runs, against whom it is declared to reach; nothing was sent for it. */
export function judgeRoutes({ declared, applied, alerts, at, heartbeats }: RoutesFound): Routes {
  const judged = alerts.map(({ labels }) => rowOf(labels, { declared, applied, at }));
  const rows = unique(judged);
  const inhibitions = inhibitedPairs(alerts, declared, applied);
  const wrong = rows.filter(({ outcome }) => outcome === "wrong receiver" || outcome === "nobody told");
  const [watchdog] = heartbeats;
  const findings: readonly Finding[] = [
    ...differences(declared, applied),
    ...wrong.map(findingOf),
    ...(alerts.some(({ alwaysFiring }) => alwaysFiring) && watchdog === undefined ? [noHeartbeat(alerts)] : []),
  ];
  const muted = judged.filter((one) => one.muted);
  const grouped = judged.flatMap((one) => one.grouped);
  return {
    status: findings.some(({ severity }) => severity === "error") ? "failed" : "passed",
    findings: [...findings],
    rows: rows.map(({ muted: _m, honoured: _h, grouped: _g, ...row }) => row),
    inhibitions,
    mutes: { expected: muted.length, honoured: muted.filter(({ honoured }) => honoured).length },
    grouping: { notifications: grouped.length, right: grouped.filter(Boolean).length },
    ...(watchdog === undefined ? {} : { watchdog }),
    receivers: applied.receivers.map((one) => ({ name: one.name, tells: tellsOf(one, declared) })),
  };
}

/** Alertmanager does not print addresses: where the same is declared, they are those that are declared. */
function tellsOf({ name, integrations }: ReadReceiver, { receivers }: ReadConfig): string[] {
  const same = receivers.find((one) => one.name === name)?.integrations ?? [];
  return integrations.map(({ kind, host }, index) => {
    const there = same[index];
    const known = host ?? (there?.kind === kind ? there.host : undefined);
    return known === undefined ? kind : `${kind} at ${known}`;
  });
}

type Row = Routes["rows"][number];

interface JudgedRow extends Row {
  /** Declared to be kept quiet at the moment, and whether it is. */
  readonly muted: boolean;
  readonly honoured: boolean;
  readonly grouped: readonly boolean[];
}

function rowOf(
  labels: AlertLabels,
  { declared, applied, at }: Pick<RoutesFound, "declared" | "applied" | "at">,
): JudgedRow {
  const wanted = routeOf(declared.routing, labels, { at });
  const found = routeOf(applied.routing, labels, { at });
  const [whom, got] = [reached(wanted, declared), reached(found, applied)];
  return {
    alert: labels.alertname ?? "",
    severity: labels.severity ?? "",
    declared: [...whom],
    got: [...got],
    notifications: 0,
    outcome: outcomeOf(whom, got),
    muted: isMuted(wanted),
    honoured: isMuted(found),
    grouped: wanted.routes.flatMap(({ receiver, group }) => {
      const there = found.routes.find((route) => route.receiver === receiver);
      return there === undefined ? [] : [sorted(there.group) === sorted(group)];
    }),
  };
}

/** Receivers without integrations tell nobody. */
function reached({ routes }: Routed, { receivers }: ReadConfig): readonly string[] {
  const able = receivers.filter(({ integrations }) => integrations.length > 0).map(({ name }) => name);
  const told = routes.filter(({ muted }) => muted === undefined).map(({ receiver }) => receiver);
  return [...new Set(told.filter((name) => able.includes(name)))].sort();
}

function isMuted({ routes }: Routed): boolean {
  return routes.some(({ muted }) => muted !== undefined);
}

function outcomeOf(declared: readonly string[], got: readonly string[]): Row["outcome"] {
  if (declared.join() === got.join()) return got.length === 0 ? "not to be told" : "right";
  return got.length === 0 ? "nobody told" : "wrong receiver";
}

/** Of each two alerts whether one keeps the other quiet, as it is declared to. */
function inhibitedPairs(alerts: readonly KnownAlert[], declared: ReadConfig, applied: ReadConfig) {
  const isInhibited = ({ routing: { inhibit = [] } }: ReadConfig, labels: AlertLabels, by: AlertLabels) =>
    inhibitedBy(inhibit, labels, [by]) !== undefined;
  const pairs = alerts.flatMap(({ labels }) =>
    alerts
      .filter((other) => isInhibited(declared, labels, other.labels))
      .map((other) => isInhibited(applied, labels, other.labels)),
  );
  return { expected: pairs.length, honoured: pairs.filter(Boolean).length };
}

/** Rows that say the same are one: an alert has several where its labels lead to several receivers. */
function unique(rows: readonly JudgedRow[]): readonly JudgedRow[] {
  const key = ({ alert, severity, declared, got }: JudgedRow) => JSON.stringify([alert, severity, declared, got]);
  return [...new Map(rows.map((row) => [key(row), row])).values()];
}

function findingOf({ alert, severity, declared, got, outcome }: Row): Finding {
  const names = (all: readonly string[]) => (all.length === 0 ? "nobody" : all.join(", "));
  return {
    ...(outcome === "nobody told" ? { check: "validation/nobody-told" } : { check: "validation/wrong-receiver" }),
    severity: "error",
    path: `alerts › ${alert} (${severity})`,
    message: `is declared to reach ${names(declared)}; what runs leads it to ${names(got)}.`,
    hint: "npm run up brings into force what is declared; what differs stands above.",
  };
}

function noHeartbeat(alerts: readonly KnownAlert[]): Finding {
  const names = alerts.filter(({ alwaysFiring }) => alwaysFiring).map(({ labels }) => labels.alertname ?? "");
  return {
    check: "validation/no-heartbeat",
    severity: "error",
    path: `alerts › ${[...new Set(names)].join(", ")}`,
    message: "fires always and did not arrive of late: nobody would notice that alerts no longer come through.",
    hint: "Look at Prometheus's page of alerts, at Alertmanager's, and at the log of Alertmanager.",
  };
}

function sorted(labels: AlertLabels): string {
  return JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}
