import { type Finding, sortFindings } from "../../../problems/index.ts";
import type { DashboardOptions } from "../dashboard.ts";
import { incomplete } from "../incomplete.ts";
import type { CheckedDashboard } from "../subject/index.ts";
import type { DashboardSettings } from "./check.ts";
import { fromDefinition } from "./definitions/index.ts";
import { contextOf, runBetween, runOnOne } from "./run.ts";

export type { CheckedDashboard, Ignored } from "../subject/index.ts";
export { checks } from "./all.ts";
export type { Check as DashboardCheck, DashboardSettings } from "./check.ts";
export { fromDefinition as checkedDashboard } from "./definitions/index.ts";
export { exampleDashboards } from "./example.ts";

/** Everything that is wrong in one dashboard. */
export function checkDashboard(dashboard: DashboardOptions, settings: DashboardSettings = {}): Finding[] {
  const lacking = incomplete(dashboard);
  return sortFindings(lacking.length > 0 ? lacking : runOnOne(fromDefinition(dashboard), contextOf(settings)));
}

/** Everything that is wrong in dashboards that Grafana is given together, and between them. */
export function checkDashboards(dashboards: readonly DashboardOptions[], settings: DashboardSettings = {}): Finding[] {
  const context = contextOf(settings);
  const findings: Finding[] = [];
  // Nothing between dashboards is about their panels, and those of a thousand are too many to hold.
  const heads = dashboards.flatMap((definition) => {
    const lacking = incomplete(definition);
    findings.push(...lacking);
    if (lacking.length > 0) return [];
    const dashboard = fromDefinition(definition);
    findings.push(...runOnOne(dashboard, context));
    return [{ ...dashboard, panels: [] }];
  });
  return sortFindings([...findings, ...runBetween(heads)]);
}

/** The same of dashboards that were read from files. */
export function lintDashboards(dashboards: readonly CheckedDashboard[], settings: DashboardSettings = {}): Finding[] {
  const context = contextOf(settings);
  return sortFindings([...dashboards.flatMap((one) => runOnOne(one, context)), ...runBetween(dashboards)]);
}
