import type { Finding } from "../../../problems/index.ts";
import type { DashboardOptions } from "../dashboard.ts";
import { dashboardPath, rowPath } from "../location.ts";
import { type Panel, titleOf } from "../panel.ts";
import { notDescribedYet } from "../placeholder.ts";
import { eachPanel } from "./each.ts";
import { fault } from "./finding.ts";

/** Whatever a person needs in order to read the dashboard must be there. */
export function checkWords(dashboard: DashboardOptions): Finding[] {
  const { uid, title, owner, purpose, rows, variables = [] } = dashboard;
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
    ...eachPanel(dashboard).flatMap(({ path, panel }) => checkPanel(path, panel)),
  ];
}

function checkPanel(path: string, panel: Panel): Finding[] {
  return [
    ...missing(path, "title", titleOf(panel), "Name what is drawn."),
    ...(panel.kind === "text"
      ? missing(path, "content", panel.content, "Write it, or leave the panel out.")
      : missing(path, "description", describe(panel), "Say what is shown and what a good value looks like.")),
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

function describe(panel: Exclude<Panel, { kind: "text" }>): string {
  return panel.kind === "raw" ? (panel.model.description ?? "") : panel.description;
}

function missing(path: string, what: string, text: string, hint: string): Finding[] {
  if (text === notDescribedYet) {
    const message = `the ${what} is not written yet.`;
    return [{ check: "dashboards/placeholder", severity: "warning", path, message, hint }];
  }
  return text.trim() === "" ? [fault("words", path, `the ${what} is empty.`, hint)] : [];
}
