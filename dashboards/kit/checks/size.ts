import type { Finding } from "../../../problems/index.ts";
import type { DashboardOptions } from "../dashboard.ts";
import { columns } from "../grid.ts";
import { panelPath, rowPath } from "../location.ts";
import { type Panel, sizeOf } from "../panel.ts";
import type { Row } from "../row.ts";
import { withoutEmptySections } from "../section.ts";
import { eachPanel } from "./each.ts";
import { fault } from "./finding.ts";

/** A panel must fit the grid, and a row or a section must have something to show. */
export function checkSize(dashboard: DashboardOptions): Finding[] {
  return [
    ...eachPanel(dashboard).flatMap(({ path, panel }) => checkPanel(path, panel)),
    ...dashboard.rows.flatMap(({ title, panels }) => (panels.length === 0 ? [emptyRow(dashboard.uid, title)] : [])),
    ...dashboard.rows.flatMap((row) => emptySections(dashboard.uid, row)),
  ];
}

function emptySections(uid: string, { title, panels }: Row): Finding[] {
  const filled = withoutEmptySections(panels);
  return panels
    .filter((panel) => !filled.includes(panel))
    .map(({ key }) =>
      fault("empty-section", panelPath(uid, title, key), "the section has no panels.", "Give it one, or leave it out."),
    );
}

function checkPanel(path: string, panel: Panel): Finding[] {
  const { w, h } = sizeOf(panel);
  return [
    ...(isBetween(w, 1, columns)
      ? []
      : [
          fault("size", path, `the width ${w} is not a whole number from 1 to ${columns}.`, 'Write "half" or "third".'),
        ]),
    ...(isBetween(h, 1, 100)
      ? []
      : [
          fault(
            "size",
            path,
            `the height ${h} is not a whole number from 1 to 100.`,
            "8 is usual for a graph, 4 for a number.",
          ),
        ]),
  ];
}

function isBetween(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function emptyRow(uid: string, title: string): Finding {
  return fault("empty-row", rowPath(uid, title), "the row has no panels.", "Give it one, or leave it out.");
}
