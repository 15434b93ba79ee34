import type { GrafanaTheme2, TimeRange } from "@grafana/data";
import { AxisPlacement, ScaleDirection, ScaleOrientation } from "@grafana/schema";
import { measureText, UPlotConfigBuilder } from "@grafana/ui";
import type uPlot from "uplot";
import { withTimeAxis } from "../kit/index.ts";
import { type ColorRange, colorIndex, isShown, type Shown } from "./colors.ts";
import type { Grid } from "./grid.ts";

export interface HeatmapStyle {
  readonly theme: GrafanaTheme2;
  readonly timeRange: TimeRange;
  readonly timeZone: string;
  readonly palette: readonly string[];
  readonly range: ColorRange;
  readonly shown: Shown;
  readonly cellGap: number;
  readonly cellRadius: number;
  readonly axis: { readonly placement: AxisPlacement; readonly label?: string; readonly reverse: boolean };
  /** Writes a bound of a row. */
  readonly writeBound: (bound: number) => string;
  /** Writes a count into its cell; undefined: cells carry no text. */
  readonly writeCount?: (count: number) => string;
}

/** Rows of one height, whatever lies between their bounds. */
export function heatmapPlot(grid: Grid, style: HeatmapStyle): UPlotConfigBuilder {
  const { theme, axis } = style;
  const builder = withTimeAxis(new UPlotConfigBuilder(style.timeZone), style);
  builder.addScale({
    scaleKey: "y",
    orientation: ScaleOrientation.Vertical,
    direction: axis.reverse ? ScaleDirection.Down : ScaleDirection.Up,
    range: () => [0, grid.rows.length],
  });
  builder.addAxis({
    scaleKey: "y",
    placement: axis.placement,
    show: axis.placement !== AxisPlacement.Hidden,
    theme,
    grid: { show: false },
    // What is measured by itself has a limit, and names of rows may be longer.
    size: Math.max(...grid.rows.map((_row, row) => measureText(labelOf(grid, row, style), 12).width)) + labelPadding,
    splits: (u) => labels(grid, u.height).map(({ at }) => at),
    values: (u) => labels(grid, u.height).map(({ row }) => labelOf(grid, row, style)),
    ...(axis.label === undefined ? {} : { label: axis.label }),
  });
  builder.addSeries({ scaleKey: "y", theme, pathBuilder: () => null, pointsBuilder: () => false });
  builder.setCursor({
    points: { show: false },
    focus: { prox: 1e6, dist: () => 0 },
    dataIdx: (u: uPlot) => columnAt(u, grid) ?? null,
  } as uPlot.Cursor);
  builder.addHook("draw", (u) => drawCells(u, grid, style));
  return builder;
}

/** What the plot takes for data: nothing of it is drawn. */
export function heatmapData({ columns }: Grid): uPlot.AlignedData {
  return [columns.map(({ to }) => to), columns.map(() => 0)];
}

/** Index of the column under the cursor. */
export function columnAt(u: uPlot, { columns }: Grid): number | undefined {
  const time = u.posToVal(u.cursor.left ?? -1, "x");
  const index = columns.findIndex(({ from, to }) => from <= time && time < to);
  return index < 0 ? undefined : index;
}

/** Index of the row under the cursor. */
export function rowAt(u: uPlot, { rows }: Grid): number | undefined {
  const index = Math.floor(u.posToVal(u.cursor.top ?? -1, "y"));
  return index < 0 || index >= rows.length ? undefined : index;
}

const labelHeight = 22;
const labelPadding = 20;

/** Rows that have a label: as many as there is room for, the highest among them. */
function labels({ rows, layout }: Grid, height: number): { readonly row: number; readonly at: number }[] {
  const every = Math.max(1, Math.ceil(rows.length / (height / labelHeight)));
  const offset = layout === "le" ? 1 : layout === "ge" ? 0 : 0.5;
  return rows.flatMap((_row, row) => ((rows.length - 1 - row) % every === 0 ? [{ row, at: row + offset }] : []));
}

function labelOf({ rows, layout }: Grid, row: number, { writeBound }: HeatmapStyle): string {
  const { name = "", low, high } = rows[row] ?? {};
  const bound = layout === "le" ? high : layout === "ge" ? low : undefined;
  return bound === undefined ? name : writeBound(bound);
}

function drawCells(u: uPlot, grid: Grid, style: HeatmapStyle): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const [column, { from, to }] of grid.columns.entries()) {
    const left = Math.round(u.valToPos(from, "x", true));
    const right = Math.round(u.valToPos(to, "x", true));
    for (const [row, count] of (grid.counts[column] ?? []).entries()) {
      if (!isShown(count, style.shown)) continue;
      const edges = [u.valToPos(row, "y", true), u.valToPos(row + 1, "y", true)];
      const top = Math.round(Math.min(...edges));
      drawCell(ctx, { left, right, top, bottom: Math.round(Math.max(...edges)) }, count, style);
    }
  }
  ctx.restore();
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function drawCell(ctx: CanvasRenderingContext2D, box: Box, count: number, style: HeatmapStyle): void {
  const { palette, range, theme, writeCount } = style;
  const gap = style.cellGap * devicePixelRatio;
  const width = Math.max(1, box.right - box.left - gap);
  const height = Math.max(1, box.bottom - box.top - gap);
  const color = palette[colorIndex(count, range, palette.length)] ?? "transparent";
  ctx.fillStyle = color;
  ctx.beginPath();
  ctx.roundRect(box.left + gap / 2, box.top + gap / 2, width, height, style.cellRadius * devicePixelRatio);
  ctx.fill();
  if (writeCount === undefined) return;
  const text = writeCount(count);
  ctx.font = `${12 * devicePixelRatio}px ${theme.typography.fontFamily}`;
  if (ctx.measureText(text).width + 4 > width || height < 14 * devicePixelRatio) return;
  ctx.fillStyle = theme.colors.getContrastText(color);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(text, (box.left + box.right) / 2, (box.top + box.bottom) / 2);
}
