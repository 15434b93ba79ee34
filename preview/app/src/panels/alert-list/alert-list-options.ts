import type { RuleState } from "./rules.ts";

/** What the JSON of an alert list may say; Grafana publishes no types of it. */
export interface AlertListOptions {
  readonly viewMode: "list" | "stat";
  readonly groupMode: "default" | "custom";
  readonly groupBy: readonly string[];
  readonly maxItems: number;
  readonly sortOrder: number;
  readonly dashboardAlerts: boolean;
  readonly alertName: string;
  /** The name that older versions gave it. */
  readonly nameFilter?: string;
  readonly alertInstanceLabelFilter: string;
  readonly folder?: { readonly title?: string } | null;
  readonly stateFilter: Readonly<Partial<Record<string, boolean>>>;
  /** Whether alerts are shown without being asked for. */
  readonly showInstances: boolean;
}

export const alertListDefaults: AlertListOptions = {
  viewMode: "list",
  groupMode: "default",
  groupBy: [],
  maxItems: 20,
  sortOrder: 1,
  dashboardAlerts: false,
  alertName: "",
  alertInstanceLabelFilter: "",
  stateFilter: { firing: true, pending: true, noData: false, normal: false, error: true, recovering: true },
  showInstances: false,
};

/** The states that are shown; lists of before Grafana 8 name them differently. */
export function shownStates({ stateFilter }: Pick<AlertListOptions, "stateFilter">): ReadonlySet<RuleState> {
  const { firing, alerting, pending, normal, ok, inactive, error, execution_error } = stateFilter;
  const shown: [RuleState, boolean][] = [
    ["firing", alerting ?? firing ?? false],
    ["pending", pending ?? false],
    ["normal", ok ?? inactive ?? normal ?? false],
    ["error", execution_error ?? error ?? false],
  ];
  return new Set(shown.filter(([, is]) => is).map(([state]) => state));
}
