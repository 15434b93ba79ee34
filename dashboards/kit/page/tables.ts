import { tableOf } from "../../../alerts/kit/index.ts";
import type { Dashboard } from "../dashboard.ts";
import { type Panel, titleOf } from "../panel.ts";
import type { Row } from "../row.ts";
import { watchedBy } from "../watches/index.ts";
import { needsOf } from "./needs.ts";

/** A dashboard, and the names of the systems that take it. */
export interface DashboardEntry {
  readonly dashboard: Dashboard;
  readonly systems: readonly string[];
}

/** One line for each dashboard: which question it answers, whose it is, which systems take it. */
export function dashboardTable(entries: readonly DashboardEntry[]): string {
  const rows = entries.map(({ dashboard: { title, purpose, owner, rows }, systems }) => [
    `[${title}](#${anchor(title)})`,
    purpose,
    owner,
    systems.join(", "),
    String(rows.flatMap(({ panels }) => panels.filter(({ kind }) => kind !== "heading")).length),
  ]);
  return tableOf(["Dashboard", "Answers", "Owner", "System", "Panels"], rows);
}

/** Where a page of tables leads to. */
export interface PageLinks {
  readonly alert: (name: string) => string;
  /** The picture of a dashboard, by its uid. @default none is shown */
  readonly picture?: (uid: string) => string;
}

/** For each dashboard its panels, row by row: what they show, the alerts they watch, the metrics they need. */
export function panelTables(entries: readonly DashboardEntry[], links: PageLinks): string {
  return entries.map(({ dashboard }) => panelTable(dashboard, links)).join("\n\n");
}

function panelTable({ title, uid, rows }: Dashboard, { alert: alertPage, picture }: PageLinks): string {
  const lines = rows.flatMap((row) => row.panels.map((panel, index) => lineOf(row, panel, index === 0, alertPage)));
  const seen = picture === undefined ? "" : `[How it looks](${picture(uid)})\n\n`;
  return `### ${title}\n\n\`${uid}\`\n\n${seen}${tableOf(["Row", "Panel", "Shows", "Alerts", "Needs"], lines)}`;
}

function lineOf(row: Row, panel: Panel, isFirst: boolean, alertPage: (alert: string) => string): readonly string[] {
  const alerts = [...new Set(watchedBy(panel).map(({ alert }) => alert.name))].sort();
  return [
    isFirst ? row.title : "",
    panel.kind === "heading" ? `*${panel.title}*` : titleOf(panel),
    [descriptionOf(panel), ...emptyBecause(panel)].join(" ").trim(),
    alerts.map((name) => `[${name}](${alertPage(name)})`).join(", "),
    needsOf(panel).join(", "),
  ];
}

function descriptionOf(panel: Panel): string {
  if (panel.kind === "raw") return panel.model.description ?? "";
  return "description" in panel ? panel.description : "";
}

function emptyBecause(panel: Panel): readonly string[] {
  const ofQueries = "queries" in panel ? panel.queries.map(({ mayBeEmpty }) => mayBeEmpty) : [];
  const reasons = ["mayBeEmpty" in panel ? panel.mayBeEmpty : undefined, ...ofQueries];
  return [...new Set(reasons.filter((reason) => reason !== undefined))].map((reason) => `May be empty: ${reason}`);
}

/** The address that Markdown gives to a heading. */
function anchor(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, "")
    .replaceAll(/\s/g, "-");
}
