import type { WrittenDashboard, WrittenPanel } from "../dashboards/kit/to-typescript/index.ts";
import { count } from "./row.ts";

/** What a person has to know of an import: what is typed, what is not and why, what is left to do. */
export function importReport(
  { panels, metrics, notes, exported, text }: WrittenDashboard,
  about: { readonly title: string; readonly out?: string; readonly owner?: string },
): string {
  const kept = panels.filter(({ untyped }) => untyped !== undefined);
  const typed = `${panels.length - kept.length} of ${count(panels.length, "panel")} typed`;
  return [
    `${about.title}: ${typed}`,
    ...(about.out === undefined ? [] : [`${about.out}: ${exported}, ${count(text.split("\n").length - 1, "line")}`]),
    ...section(
      "kept in Grafana's words",
      kept.map((panel) => `${nameOf(panel)}: ${panel.untyped}`),
    ),
    ...section(
      "left out",
      panels.flatMap((panel) => panel.notes.map((note) => `${nameOf(panel)}: ${note}`)),
    ),
    ...section("of the dashboard", notes),
    ...section("metrics to describe, and to move to metrics/", metrics),
    ...section("left to write", toWrite(panels, text, about.owner)),
    "",
  ].join("\n");
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
}

function nameOf({ title, row }: WrittenPanel): string {
  return `"${title}" in "${row}"`;
}

function toWrite(panels: readonly WrittenPanel[], text: string, owner: string | undefined): readonly string[] {
  const undescribed = panels.filter(({ described }) => !described);
  return [
    ...(owner === undefined ? ["the owner"] : []),
    ...(/^ {2}purpose: notDescribedYet,$/m.test(text) ? ["the purpose"] : []),
    ...(undescribed.length === 0 ? [] : [`what is shown and what is good, of ${count(undescribed.length, "panel")}`]),
  ];
}
