import type { Finding } from "../../problems/index.ts";
import type { DashboardOptions } from "./dashboard.ts";
import { dashboardPath, panelPath, rowPath } from "./location.ts";
import type { Panel } from "./panel.ts";

/** What has to be there for a definition to be read at all. */
type Kind = "text" | "list" | "expression";
type Lacks = (path: string, of: object, field: string, kind: Kind) => readonly Finding[];

/**
 * What a definition lacks that its types demand. The compiler says it first; whoever runs a dashboard without it, as Node
 * does, or writes JavaScript, is told here instead of by a crash in one of the checks.
 */
export function incomplete(dashboard: DashboardOptions): readonly Finding[] {
  const path = dashboardPath(dashboard.uid ?? "?");
  const head = ["uid", "title", "owner", "purpose"].flatMap((field) => lacks(path, dashboard, field, "text"));
  const without = [...head, ...lacks(path, dashboard, "rows", "list")];
  const variables = (dashboard.variables ?? []).flatMap((variable) =>
    lacks(`${path} › variable "${variable.name}"`, variable, "title", "text"),
  );
  const rows = (dashboard.rows ?? []).flatMap((row) => {
    const place = rowPath(dashboard.uid, row.title);
    const missing = [...lacks(place, row, "title", "text"), ...lacks(place, row, "panels", "list")];
    return missing.length > 0
      ? missing
      : row.panels.flatMap((panel) => ofPanel(panelPath(dashboard.uid, row.title, panel.key), panel));
  });
  return [...without, ...variables, ...rows];
}

function ofPanel(path: string, panel: Panel): readonly Finding[] {
  // A panel in Grafana's words has the checks that anybody's has.
  if (panel.kind === "raw") return [];
  const title = lacks(path, panel, "title", "text");
  if (panel.kind === "heading") return title;
  if (panel.kind === "text") return [...title, ...lacks(path, panel, "content", "text")];
  const head = [...title, ...lacks(path, panel, "description", "text")];
  if (panel.kind === "alert-list") return head;
  if (panel.kind === "logs") return [...head, ...lacks(path, panel, "logql", "text")];
  const queries = lacks(path, panel, "queries", "list");
  if (queries.length > 0) return [...head, ...queries];
  const ofQueries = panel.queries.flatMap((query, index) => {
    const place = `${path} › query ${index + 1}`;
    return [...lacks(place, query, "expr", "expression"), ...lacks(place, query, "legend", "text")];
  });
  return [...head, ...ofQueries];
}

const lacks: Lacks = (path, of, field, kind) => {
  const value: unknown = Reflect.get(of, field);
  if (fits(value, kind)) return [];
  const fault = value === undefined ? `it has no ${field}` : `its ${field} is no ${kind}`;
  return [
    {
      check: "dashboards/incomplete",
      severity: "error",
      path,
      message: `${fault}.`,
      hint: hints[field] ?? "Write it.",
    },
  ];
};

const hints: Readonly<Record<string, string>> = {
  rows: 'Write rows: [row("…", [panel])].',
  panels: 'Panels stand in a list in a row: row("…", [panel]).',
  queries: "Write queries: [{ expr, legend }].",
  expr: "Write an expression, such as sum(rate(requests, …)); PromQL in a text is none.",
  legend: "Name the series, with {{label}} where there are several.",
  description: "Say what is shown and what a good value looks like.",
};

function fits(value: unknown, kind: Kind): boolean {
  if (kind === "text") return typeof value === "string";
  if (kind === "list") return Array.isArray(value);
  return typeof value === "object" && value !== null && "node" in value && typeof value.node === "object";
}
