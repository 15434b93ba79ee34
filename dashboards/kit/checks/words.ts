import type { Finding } from "../../../problems/index.ts";
import type { DashboardOptions } from "../dashboard.ts";
import { dashboardPath, rowPath } from "../location.ts";
import { type Panel, titleOf } from "../panel.ts";
import { notDescribedYet } from "../placeholder.ts";
import { eachPanel } from "./each.ts";
import { fault } from "./finding.ts";

/** Whatever a person needs in order to read the dashboard must be there. */
export function checkWords(dashboard: DashboardOptions): Finding[] {
  const { uid, title, owner, purpose, rows, variables = [], annotations = [] } = dashboard;
  const path = dashboardPath(uid);
  return [
    ...missing(path, "title", title, "Name what is watched."),
    ...missing(path, "owner", owner, "Name the team to ask."),
    ...missing(path, "purpose", purpose, "Say in one sentence which question the dashboard answers."),
    ...rows.flatMap((row) =>
      missing(rowPath(uid, row.title), "title", row.title, "Name what its panels have in common."),
    ),
    ...variables.flatMap(({ name, title }) =>
      missing(path, `title of the variable "${name}"`, title, "Name the choice."),
    ),
    ...annotations.flatMap(({ name }) => missing(path, "name of an annotation", name, "Name its switch.")),
    ...eachPanel(dashboard).flatMap(({ path, panel }) => checkPanel(path, panel)),
  ];
}

function checkPanel(path: string, panel: Panel): Finding[] {
  return [
    ...missing(path, "title", titleOf(panel), "Name what is drawn."),
    ...explanation(path, panel),
    ...reasonsOf(panel).flatMap((reason) =>
      missing(path, "reason in mayBeEmpty", reason, "Say why no data is right while all is well."),
    ),
    ...(panel.kind === "logs" ? missing(path, "LogQL query", panel.logql, "Say which lines to show.") : []),
  ];
}

function reasonsOf(panel: Panel): string[] {
  const own = "mayBeEmpty" in panel ? [panel.mayBeEmpty] : [];
  const ofQueries = "queries" in panel ? panel.queries.map(({ mayBeEmpty }) => mayBeEmpty) : [];
  return [...own, ...ofQueries].filter((reason) => reason !== undefined);
}

function explanation(path: string, panel: Panel): Finding[] {
  if (panel.kind === "heading") return [];
  if (panel.kind === "text") return missing(path, "content", panel.content, "Write it, or leave the panel out.");
  const description = panel.kind === "raw" ? (panel.model.description ?? "") : panel.description;
  return missing(path, "description", description, "Say what is shown and what a good value looks like.");
}

function missing(path: string, what: string, text: string, hint: string): Finding[] {
  if (text === notDescribedYet) {
    const message = `the ${what} is not written yet.`;
    return [{ check: "dashboards/placeholder", severity: "warning", path, message, hint }];
  }
  return text.trim() === "" ? [fault("words", path, `the ${what} is empty.`, hint)] : [];
}
