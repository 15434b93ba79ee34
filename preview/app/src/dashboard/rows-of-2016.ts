import type { PanelJson } from "./dashboard-json.ts";

/** A row as Grafana wrote it until version 5: panels beside each other, by twelfths of the width. */
export interface RowOf2016 {
  readonly title?: string;
  readonly showTitle?: boolean;
  readonly collapse?: boolean;
  readonly height?: number | string;
  readonly repeat?: string | null;
  readonly panels?: readonly (Omit<PanelJson, "gridPos"> & {
    readonly span?: number;
    readonly height?: number | string;
  })[];
}

/** The panels of such rows on the grid; rows get a heading where one of them has a title, is closed or repeated. */
export function rowsOf2016(rows: readonly RowOf2016[]): readonly Partial<PanelJson>[] {
  const headed = rows.some(({ showTitle, collapse, repeat }) => showTitle === true || collapse === true || repeat);
  const placed: Partial<PanelJson>[] = [];
  let y = 0;
  for (const row of rows) {
    const { title = "", collapse = false, repeat, panels = [] } = row;
    const top = headed ? y + 1 : y;
    const { inside, bottom } = placeBeside(panels, row.height, top);
    if (headed) {
      const heading = { type: "row", title, collapsed: collapse, gridPos: { x: 0, y, w: 24, h: 1 } };
      placed.push({ ...heading, panels: (collapse ? inside : []) as PanelJson[], ...(repeat ? { repeat } : {}) });
    }
    if (!collapse) placed.push(...inside);
    y = collapse ? top : bottom;
  }
  return placed;
}

function placeBeside(
  panels: NonNullable<RowOf2016["panels"]>,
  rowHeight: RowOf2016["height"],
  top: number,
): { readonly inside: readonly Partial<PanelJson>[]; readonly bottom: number } {
  let x = 0;
  let y = top;
  let bottom = top;
  const inside = panels.map(({ span = 4, height, ...panel }) => {
    const w = Math.min(24, Math.max(1, Math.floor(span * 2)));
    const h = gridHeight(height ?? rowHeight ?? 250);
    if (x + w > 24) {
      x = 0;
      y = bottom;
    }
    const gridPos = { x, y, w, h };
    x += w;
    bottom = Math.max(bottom, y + h);
    return { ...panel, gridPos };
  });
  return { inside, bottom };
}

/** From pixels, `250` or `250px`. */
function gridHeight(pixels: number | string): number {
  const height = typeof pixels === "number" ? pixels : Number.parseInt(pixels, 10);
  return Math.max(3, Math.ceil((Number.isFinite(height) ? height : 250) / 38));
}
