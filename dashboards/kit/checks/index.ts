import { type Finding, sortFindings } from "../../../problems/index.ts";
import type { DashboardOptions } from "../dashboard.ts";
import { checkDataLinks } from "./data-links.ts";
import { checkKeys } from "./keys.ts";
import { checkQueries } from "./queries.ts";
import { checkSet } from "./set.ts";
import { checkSize } from "./size.ts";
import { checkStates } from "./states.ts";
import { checkThresholds } from "./thresholds.ts";
import { checkUid } from "./uid.ts";
import { checkVariables } from "./variables.ts";
import { checkWords } from "./words.ts";

const checks = [
  checkUid,
  checkWords,
  checkKeys,
  checkSize,
  checkQueries,
  checkStates,
  checkThresholds,
  checkVariables,
  checkDataLinks,
];

/** Everything that is wrong in one dashboard. */
export function checkDashboard(dashboard: DashboardOptions): Finding[] {
  return sortFindings(checks.flatMap((check) => check(dashboard)));
}

/** Everything that is wrong in dashboards that Grafana is given together, and between them. */
export function checkDashboards(dashboards: readonly DashboardOptions[]): Finding[] {
  return sortFindings([...dashboards.flatMap(checkDashboard), ...checkSet(dashboards)]);
}
