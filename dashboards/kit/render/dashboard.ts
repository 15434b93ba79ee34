import { DashboardCursorSync, DashboardLinkType } from "@grafana/grafana-foundation-sdk/dashboard";
import { throwOnErrors } from "../../../problems/index.ts";
import { checkDashboard } from "../checks/index.ts";
import type { DashboardOptions } from "../dashboard.ts";
import { rowId } from "../identity.ts";
import { layOut, type PlacedRow } from "../layout.ts";
import { annotationsOf } from "../own-annotations.ts";
import { sizeOf } from "../panel.ts";
import type { Row } from "../row.ts";
import { renderAnnotation } from "./annotations.ts";
import { printed, sorted } from "./canonical.ts";
import { renderLink, renderPanel } from "./panel.ts";
import { renderVariables } from "./variables.ts";

/** Tag of every dashboard of ours; the drop-down beside the title lists them by it. */
const commonTag = "sightline";

/**
 * Classic dashboard JSON for Grafana's file provisioning: sorted keys, stable ids, no version, final newline.
 * Schema version 42 is what Grafana 13 writes; 11 and 12 read it.
 *
 * @throws DefinitionError with everything that is wrong in the dashboard.
 */
export function renderDashboard(dashboard: DashboardOptions): string {
  throwOnErrors(checkDashboard(dashboard));
  return dashboardJson(dashboard);
}

/** The same without looking for faults: for dashboards that have passed `checkDashboards`. */
export function dashboardJson(dashboard: DashboardOptions): string {
  return printed(classicJson(dashboard));
}

/** Name of the file that provisioning reads; the uid keeps it unique. */
export function dashboardFileName({ uid }: Pick<DashboardOptions, "uid">): string {
  return `${uid}.json`;
}

/** With its keys in order: panels write them so, because to sort what is in them would take as long as all the rest. */
function classicJson(dashboard: DashboardOptions): object {
  const { uid, title, purpose, owner, tags = [], links = [], refresh = "30s", time, rows } = dashboard;
  const { schemaVersion = 42 } = dashboard;
  return {
    annotations: sorted({ list: annotationsOf(dashboard).map(renderAnnotation) }),
    description: `${purpose} Owner: ${owner}.`,
    editable: false,
    fiscalYearStartMonth: 0,
    graphTooltip: DashboardCursorSync.Crosshair,
    links: [siblings(), ...links.map(renderLink)],
    panels: renderRows(rows),
    refresh: refresh === "off" ? "" : refresh,
    schemaVersion,
    tags: [...new Set([commonTag, ...tags])],
    templating: sorted({ list: renderVariables(dashboard) }),
    time: time ?? { from: "now-1h", to: "now" },
    timepicker: {},
    timezone: "browser",
    title,
    uid,
  };
}

function renderRows(rows: readonly Row[]): object[] {
  const places = layOut(rows.map(({ collapsed, panels }) => ({ collapsed, panels: panels.map(sizeOf) })));
  return rows.flatMap((row, index) => renderRow(row, places[index] as PlacedRow));
}

/** Grafana drops the panels nested in an open row and expects them in a folded one. */
function renderRow({ title, collapsed, repeat, panels }: Row, place: PlacedRow): object[] {
  const rendered = panels.flatMap((panel, index) => {
    const gridPos = place.panels[index];
    return gridPos === undefined ? [] : [renderPanel(panel, gridPos)];
  });
  const header = {
    collapsed,
    gridPos: place.header,
    id: rowId(title),
    panels: collapsed ? rendered : [],
    ...(repeat !== undefined && { repeat }),
    title,
    type: "row",
  };
  return collapsed ? [header] : [header, ...rendered];
}

function siblings() {
  return {
    ...renderLink({ title: "Dashboards", url: "" }),
    asDropdown: true,
    includeVars: true,
    keepTime: true,
    tags: [commonTag],
    type: DashboardLinkType.Dashboards,
  };
}
