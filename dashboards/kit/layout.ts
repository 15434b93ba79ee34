import { below, columns, flow, type GridPos, type Size } from "./grid.ts";

/** A row as the layout sees it. */
interface RowSize {
  readonly collapsed: boolean;
  readonly panels: readonly Size[];
}

export interface PlacedRow {
  readonly header: GridPos;
  readonly panels: readonly GridPos[];
}

const headerHeight = 1;

/**
 * Places rows one below the other, each with a header line over its panels.
 * A collapsed row takes one line; its panels keep the place they have when Grafana unfolds it, which pushes down what follows.
 */
export function layOut(rows: readonly RowSize[]): PlacedRow[] {
  let y = 0;
  return rows.map((row) => {
    const header = { h: headerHeight, w: columns, x: 0, y };
    const panels = flow(row.panels, y + headerHeight);
    y = row.collapsed ? y + headerHeight : below(panels, y + headerHeight);
    return { header, panels };
  });
}
