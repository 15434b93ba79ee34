import { type Alert, alertSubject, badValues, type RuleGroup } from "../../alerts/kit/index.ts";
import { type Dashboard, type Panel, titleOf, type Watched, watchedBy } from "../../dashboards/kit/index.ts";
import type { Finding } from "../../problems/index.ts";
import { exporterParts, type System } from "../../systems/index.ts";
import { alertsIn, groupsOf } from "../rule-groups.ts";

/** Alerts without a panel, and panels whose alerts the bundle does not have, or has with another threshold. */
export function checkWatches(systems: readonly System[]): Finding[] {
  const dashboards = [...new Set(systems.flatMap((system) => system.dashboards))];
  const watches = dashboards.flatMap(watchesOf);
  const alerts = systems.flatMap(allAlerts);
  return [...withoutPanel(alerts, watches), ...strange(alerts, watches)];
}

interface OwnAlert {
  readonly alert: Alert;
  readonly group: RuleGroup;
  readonly system: System;
}

interface PlacedWatch extends Watched {
  readonly dashboard: Dashboard;
  readonly panel: Panel;
}

/** Those of targets that are not scraped as well: they come with the address. */
function allAlerts(system: System): readonly OwnAlert[] {
  const exporters = Object.values(exporterParts).map(({ name }) => name);
  const groups = groupsOf([system], [...Object.keys(system.targets), ...exporters]);
  return groups.flatMap((group) => alertsIn([group]).map((alert) => ({ alert, group, system })));
}

function watchesOf(dashboard: Dashboard): readonly PlacedWatch[] {
  const panels = dashboard.rows.flatMap((row) => row.panels);
  return panels.flatMap((panel) => watchedBy(panel).map((one) => ({ ...one, dashboard, panel })));
}

function withoutPanel(alerts: readonly OwnAlert[], watches: readonly PlacedWatch[]): Finding[] {
  const panels = new Map(watches.map((watch) => [meaningOf(watch), watch]));
  const bySubject = Map.groupBy(alerts, ({ alert }) => alertSubject(alert));
  return [...bySubject].flatMap(([subject, some]) => {
    const [first] = some;
    const expected = some.some(({ system }) => system.dashboards.length > 0);
    if (first === undefined || !expected || first.alert.alwaysFiring) return [];
    const { alert, group } = first;
    const path = `group "${group.name}" › ${alert.name}`;
    const watch = panels.get(subject) ?? panels.get(alert.name);
    if (watch === undefined) return alert.unwatched === undefined ? [noPanel(path)] : [];
    return alert.unwatched === undefined ? [] : [unusedReason(path, watch)];
  });
}

function noPanel(path: string): Finding {
  const message = "no panel watches it: whoever is woken by it has no picture.";
  const hint = 'Name it in `watches` of the panel that shows it, or say why none does: unwatched: "…".';
  return { check: "dashboards/no-panel", severity: "warning", path, message, hint };
}

function unusedReason(path: string, { dashboard, panel }: PlacedWatch): Finding {
  const message = `it says that no panel shows it, and "${titleOf(panel)}" of the dashboard ${dashboard.title} does.`;
  return { check: "dashboards/unused-reason", severity: "warning", path, message, hint: "Remove `unwatched`." };
}

/** What a panel draws is what the alert says, not what one of the same name would say with other options. */
function strange(alerts: readonly OwnAlert[], watches: readonly PlacedWatch[]): Finding[] {
  const known = Map.groupBy(alerts, ({ alert }) => alertSubject(alert));
  return watches.flatMap(({ alert, own, namesakes, dashboard, panel }) => {
    const path = `dashboards/${dashboard.uid} › panel "${panel.key}"`;
    // Such a panel stands on a dashboard for any systems: that those of this bundle have none is no fault of it.
    if (namesakes) return [];
    const same = known.get(alertSubject(alert));
    if (same === undefined) return [unknownAlert(path, alert)];
    const limits = same.map((one) => JSON.stringify(badValues(one.alert.expr)));
    if (!own || limits.includes(JSON.stringify(badValues(alert.expr)))) return [];
    return [otherThreshold(path, alert)];
  });
}

function meaningOf({ alert, namesakes }: Watched): string {
  return namesakes ? alert.name : alertSubject(alert);
}

function unknownAlert(path: string, { name, severity }: Alert): Finding {
  const message = `it watches ${name}, and no system of the bundle has an alert of this name that is ${severity} and reads the same series.`;
  const hint = "Watch the one that the system takes, made with the same options.";
  return { check: "dashboards/unknown-alert", severity: "warning", path, message, hint };
}

function otherThreshold(path: string, { name }: Alert): Finding {
  const message = `it draws another threshold for ${name} than the alert has in the bundle.`;
  const hint = "Make both with the same options.";
  return { check: "dashboards/other-threshold", severity: "warning", path, message, hint };
}
