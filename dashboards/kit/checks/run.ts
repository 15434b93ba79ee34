import { checksOfQueries } from "../../../alerts/kit/checks/index.ts";
import { milliseconds } from "../../../metrics/kit/index.ts";
import type { Finding } from "../../../problems/index.ts";
import type { CheckedDashboard, CheckedPanel } from "../subject/index.ts";
import { checks } from "./all.ts";
import type { Check, CheckContext, DashboardSettings, Fault } from "./check.ts";
import { type Found, withoutIgnored } from "./ignored.ts";
import { queryFaults } from "./queries/index.ts";

/** What checks of dashboards ask of expressions, made once for all of them. */
export function contextOf(settings: DashboardSettings = {}): CheckContext {
  const queries = checksOfQueries(settings.groups ?? [], settings);
  return {
    settings,
    queries,
    analysis: queries.analysis,
    scrapeInterval: settings.scrapeInterval ?? milliseconds("15s"),
  };
}

/** Everything wrong in one dashboard. */
export function runOnOne(dashboard: CheckedDashboard, context: CheckContext): Finding[] {
  const found: Found[] = [];
  const take = (check: Check, faults: readonly Fault[], of: Subject, panel?: CheckedPanel): void => {
    for (const fault of faults) {
      const finding = toFinding(check, fault, of, dashboard);
      // A check of the whole dashboard may have looked at its panels one by one.
      const about = panel ?? dashboard.panels.find(({ path }) => path === finding.path);
      found.push({ ...(about === undefined ? {} : { panel: about }), finding });
    }
  };
  const { ofDashboard, ofVariable, ofPanel, ofQuery } = dashboard.definition === undefined ? inFiles : inDefinitions;
  for (const check of ofDashboard) take(check, check.run(dashboard, context), dashboard);
  for (const variable of dashboard.variables)
    for (const check of ofVariable) take(check, check.run(variable, dashboard, context), variable);
  for (const panel of dashboard.panels) {
    for (const check of ofPanel) take(check, check.run(panel, dashboard, context), panel, panel);
    for (const query of panel.queries) {
      const subject = { path: panel.path, at: query.at };
      for (const check of ofQuery) take(check, check.run(query, panel, context, dashboard), subject, panel);
      for (const finding of queryFaults(query, panel, context)) found.push({ panel, finding });
    }
  }
  return withoutIgnored(found, dashboard);
}

/** What is wrong between dashboards that one Grafana is given. */
export function runBetween(dashboards: readonly CheckedDashboard[]): Finding[] {
  return ofAll.flatMap((check) => check.run(dashboards).map((fault) => toFinding(check, fault, fault.in, fault.in)));
}

const ofAll = checks.filter((check) => check.of === "all");
const inFiles = sortedByKind(checks.filter(({ only }) => only !== "definitions"));
const inDefinitions = sortedByKind(checks.filter(({ only }) => only !== "files"));

function sortedByKind(some: readonly Check[]) {
  return {
    ofDashboard: some.filter((check) => check.of === "dashboard"),
    ofVariable: some.filter((check) => check.of === "variable"),
    ofPanel: some.filter((check) => check.of === "panel"),
    ofQuery: some.filter((check) => check.of === "query"),
  };
}

/** What a finding is of when it does not say. */
interface Subject {
  readonly path: string;
  readonly at: CheckedDashboard["at"];
}

function toFinding(check: Check, fault: Fault, of: Subject, { definition }: CheckedDashboard): Finding {
  const at = (fault.at ?? of.at)();
  const usual = definition === undefined ? check.severity : (check.severityOfDefinitions ?? check.severity);
  return {
    check: check.id,
    severity: fault.severity ?? usual,
    path: fault.path ?? of.path,
    message: fault.message,
    hint: fault.hint ?? check.remedy,
    ...(at === undefined ? {} : { at }),
  };
}
