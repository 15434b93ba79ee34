import type { Finding } from "../../../problems/index.ts";
import type { DashboardOptions } from "../dashboard.ts";
import { columns } from "../grid.ts";
import { rowPath } from "../location.ts";
import { type Panel, sizeOf } from "../panel.ts";
import { eachPanel } from "./each.ts";
import { fault } from "./finding.ts";

/** A panel must fit the grid, and a row must have something to show. */
export function checkSize(dashboard: DashboardOptions): Finding[] {
  return [
    ...eachPanel(dashboard).flatMap(({ path, panel }) => checkPanel(path, panel)),
    ...dashboard.rows.flatMap(({ title, panels }) => (panels.length === 0 ? [emptyRow(dashboard.uid, title)] : [])),
  ];
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
