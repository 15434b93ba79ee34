import type { Matcher } from "./matchers.ts";
import { matchesAll } from "./matchers.ts";

/** An alert of a rule, as Prometheus's `/api/v1/rules` gives it. */
export interface RuleAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly state: "pending" | "firing";
  /** RFC 3339. */
  readonly activeAt: string;
  readonly value: string;
}

export interface AlertingRule {
  readonly name: string;
  readonly state: "inactive" | "pending" | "firing";
  readonly health: string;
  readonly lastError?: string;
  readonly query: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly alerts: readonly RuleAlert[];
  /** File that the rule stands in. */
  readonly file: string;
  readonly group: string;
}

/** What `/api/v1/rules` gives of each group. */
export interface RuleGroup {
  readonly name: string;
  readonly file: string;
  readonly rules: readonly (Omit<AlertingRule, "file" | "group"> & { readonly type: string })[];
}

export function alertingRules(groups: readonly RuleGroup[]): AlertingRule[] {
  return groups.flatMap(({ name, file, rules }) =>
    rules.filter(({ type }) => type === "alerting").map((rule) => ({ ...rule, file, group: name })),
  );
}

/** Rules that a list shows. */
export interface RuleFilter {
  /** Part of a rule's name, in capitals or not. */
  readonly name: string;
  readonly states: ReadonlySet<RuleState>;
  /** What the labels of alerts have to be; rules without such an alert are left out. */
  readonly alerts: readonly Matcher[];
  /** Name of a folder: of a rule file, without its ending. */
  readonly folder?: string;
  /** Of the dashboard that rules name in their annotations. */
  readonly dashboardUid?: string;
}

export type RuleState = "firing" | "pending" | "normal" | "error";

export function stateOf({ state, health }: AlertingRule): RuleState {
  if (health === "err") return "error";
  return state === "inactive" ? "normal" : state;
}

export function shownRules(rules: readonly AlertingRule[], filter: RuleFilter): AlertingRule[] {
  const { name, states, alerts, folder, dashboardUid } = filter;
  return rules
    .filter((rule) => states.has(stateOf(rule)))
    .filter((rule) => rule.name.toLowerCase().includes(name.toLowerCase()))
    .filter(({ file, group }) => folder === undefined || [file, fileName(file), group].includes(folder))
    .filter(({ annotations }) => dashboardUid === undefined || annotations.__dashboardUid__ === dashboardUid)
    .flatMap((rule) => {
      if (alerts.length === 0) return [rule];
      const matching = rule.alerts.filter(({ labels }) => matchesAll(labels, alerts));
      return matching.length === 0 ? [] : [{ ...rule, alerts: matching }];
    });
}

function fileName(path: string): string {
  return (path.split("/").at(-1) ?? path).replace(/\.ya?ml$/, "");
}

/** Orders as the dashboard's JSON numbers them. */
export const sortOrders = { alphaAscending: 1, alphaDescending: 2, importance: 3, timeAscending: 4, timeDescending: 5 };

export function sortedRules(rules: readonly AlertingRule[], order: number): AlertingRule[] {
  const byName = [...rules].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  switch (order) {
    case sortOrders.alphaDescending:
      return byName.reverse();
    case sortOrders.importance:
      return byName.sort((a, b) => importance(stateOf(a)) - importance(stateOf(b)));
    case sortOrders.timeAscending:
      return byName.sort((a, b) => activeSince(a) - activeSince(b));
    case sortOrders.timeDescending:
      return byName.sort((a, b) => activeSince(b) - activeSince(a));
    default:
      return byName;
  }
}

function importance(state: RuleState): number {
  return ["firing", "error", "pending", "normal"].indexOf(state);
}

/** Since when the first of a rule's alerts is active, in milliseconds; later than all others without one. */
export function activeSince({ alerts }: Pick<AlertingRule, "alerts">): number {
  return Math.min(Number.MAX_SAFE_INTEGER, ...alerts.map(({ activeAt }) => Date.parse(activeAt)));
}

export interface AlertGroup {
  /** Label → value, of those grouped by; empty for alerts that have none of them. */
  readonly labels: Readonly<Record<string, string>>;
  readonly alerts: readonly RuleAlert[];
}

/** Alerts by the values of labels, those that lack one of them last and together. */
export function groupedAlerts(rules: readonly AlertingRule[], by: readonly string[]): AlertGroup[] {
  const groups = new Map<string, { labels: Record<string, string>; alerts: RuleAlert[] }>();
  for (const alert of rules.flatMap(({ alerts }) => alerts)) {
    const complete = by.every((label) => alert.labels[label] !== undefined);
    const labels = complete ? Object.fromEntries(by.map((label) => [label, alert.labels[label] ?? ""])) : {};
    const key = JSON.stringify(labels);
    const group = groups.get(key) ?? { labels, alerts: [] };
    group.alerts.push(alert);
    groups.set(key, group);
  }
  const last = "{}";
  return [...groups]
    .sort(([a], [b]) => (a === last ? 1 : b === last ? -1 : a < b ? -1 : 1))
    .map(([, { labels, alerts }]) => ({ labels, alerts: sortedAlerts(alerts) }));
}

/** Firing ones first, the oldest of them on top. */
export function sortedAlerts(alerts: readonly RuleAlert[]): RuleAlert[] {
  return [...alerts].sort(
    (a, b) => importance(a.state) - importance(b.state) || Date.parse(a.activeAt) - Date.parse(b.activeAt),
  );
}
