import type { Finding } from "../../../problems/index.ts";
import type { DashboardOptions } from "../dashboard.ts";
import { dashboardPath } from "../location.ts";
import { repeated } from "./each.ts";
import { fault } from "./finding.ts";

/**
 * Uids and titles are unique over everything provisioned together: with one duplicate, Grafana stops updating
 * every dashboard of the provider (grafana/grafana#43530).
 */
export function checkSet(dashboards: readonly DashboardOptions[]): Finding[] {
  return [
    ...repeated(dashboards, ({ uid }) => uid).map(([uid, group]) =>
      fault(
        "duplicate-uid",
        dashboardPath(uid),
        `${group.length} dashboards have the uid "${uid}": ${quoted(group.map(({ title }) => title))}.`,
        'Give a changed copy its own: .with({ uid: "…", title: "…" }).',
      ),
    ),
    ...repeated(dashboards, ({ title }) => title).map(([title, group]) =>
      fault(
        "duplicate-title",
        dashboardPath(group[0]?.uid ?? ""),
        `${group.length} dashboards have the title "${title}": ${quoted(group.map(({ uid }) => uid))}.`,
        "Rename all but one.",
      ),
    ),
  ];
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}
