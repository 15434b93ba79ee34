import { colorManipulator, type GrafanaTheme2, type TimeRange } from "@grafana/data";
import { AxisPlacement, ScaleDirection, ScaleOrientation, type VisibilityMode } from "@grafana/schema";
import { measureText, UPlotConfigBuilder } from "@grafana/ui";
import tinycolor from "tinycolor2";
import type uPlot from "uplot";
import { withTimeAxis } from "../kit/index.ts";
import type { Span } from "./spans.ts";
import type { TimelineRow } from "./timeline-rows.ts";

export interface TimelineStyle {
  readonly theme: GrafanaTheme2;
  readonly timeRange: TimeRange;
  readonly timeZone: string;
  /** Of a row's share of the height, 0 to 1. */
  readonly rowHeight: number;
  readonly showValue: `${VisibilityMode}`;
  readonly alignValue: "left" | "center" | "right";
  /** Names are cut off beyond it. */
  readonly nameWidth: number;
}

/** Draws rows from the top down. */
export function timelinePlot(rows: readonly TimelineRow[], style: TimelineStyle): UPlotConfigBuilder {
  const { theme } = style;
  const names = rows.map(({ name }) => cut(name, style.nameWidth));
  const builder = withTimeAxis(new UPlotConfigBuilder(style.timeZone), style);
  builder.addScale({
    scaleKey: "y",
    orientation: ScaleOrientation.Vertical,
    direction: ScaleDirection.Up,
    range: () => [0, rows.length],
  });
  builder.addAxis({
    scaleKey: "y",
    placement: AxisPlacement.Left,
    theme,
    grid: { show: false },
    ticks: { show: false },
    size: Math.max(0, ...names.map(widthOf)) + 2 * namePadding,
    splits: () => rows.map((_row, index) => centre(rows, index)),
    values: () => names,
  });
  for (const _row of rows)
    builder.addSeries({ scaleKey: "y", theme, pathBuilder: () => null, pointsBuilder: () => false });
  builder.setCursor({
    points: { show: false },
    x: true,
    y: false,
    focus: {
      prox: 1e6,
      dist: (u: uPlot, series: number) => (rowAt(u, rows) === series - 1 ? 0 : Number.POSITIVE_INFINITY),
    },
  } as uPlot.Cursor);
  builder.addHook("draw", (u) => drawRows(u, rows, style));
  return builder;
}

/** Row under the cursor. */
function rowAt(u: uPlot, rows: readonly TimelineRow[]): number {
  return rows.length - 1 - Math.floor(u.posToVal(u.cursor.top ?? -1, "y"));
}

/** What the plot takes for data: the times, and for each row its height. */
export function timelineData(rows: readonly TimelineRow[], { from, to }: TimeRange): uPlot.AlignedData {
  const edges = rows.flatMap(({ spans }) => spans.map((span) => span.from));
  const times = [...new Set([from.valueOf(), ...edges, to.valueOf()])].sort((a, b) => a - b);
  return [times, ...rows.map((_row, index) => times.map(() => centre(rows, index)))];
}

function centre(rows: readonly TimelineRow[], index: number): number {
  return rows.length - index - 0.5;
}

const namePadding = 8;

function widthOf(name: string): number {
  return measureText(name, 12).width;
}

function cut(name: string, width: number): string {
  if (widthOf(name) <= width) return name;
  const letters = Math.max(4, Math.floor((name.length * width) / widthOf(name)) - 1);
  return `${name.slice(0, letters)}…`;
}

function drawRows(u: uPlot, rows: readonly TimelineRow[], style: TimelineStyle): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.textBaseline = "middle";
  ctx.font = `${12 * devicePixelRatio}px ${style.theme.typography.fontFamily}`;
  for (const [index, { field, spans }] of rows.entries()) {
    const top = u.valToPos(rows.length - index, "y", true);
    const share = u.valToPos(rows.length - index - 1, "y", true) - top;
    const height = share * style.rowHeight;
    const { fillOpacity = 70, lineWidth = 0 } = field.config.custom ?? {};
    for (const span of spans) {
      const box = { y: top + (share - height) / 2, height, ...across(u, span) };
      const opacity = fillOpacity / 100;
      drawSpan(ctx, span, box, { opacity, line: lineWidth * devicePixelRatio });
      const ink = inkOn(span.color, opacity, style.theme);
      drawValue(ctx, span, { ...box, left: Math.max(box.left, bbox.left) }, { ...style, ink });
    }
  }
  ctx.restore();
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly height: number;
}

function across(u: uPlot, { from, to }: Span): { readonly left: number; readonly right: number } {
  return { left: Math.round(u.valToPos(from, "x", true)), right: Math.round(u.valToPos(to, "x", true)) };
}

function drawSpan(
  ctx: CanvasRenderingContext2D,
  { color }: Span,
  { left, right, y, height }: Box,
  { opacity, line }: { readonly opacity: number; readonly line: number },
): void {
  const width = Math.max(1, right - left);
  ctx.fillStyle = colorManipulator.alpha(color, opacity);
  ctx.fillRect(left, Math.round(y), width, Math.round(height));
  if (line === 0) return;
  ctx.strokeStyle = color;
  ctx.lineWidth = line;
  ctx.strokeRect(left + line / 2, Math.round(y) + line / 2, width - line, Math.round(height) - line);
}

function drawValue(
  ctx: CanvasRenderingContext2D,
  { text }: Span,
  { left, right, y, height }: Box,
  { showValue, alignValue, ink }: TimelineStyle & { readonly ink: string },
): void {
  if (showValue === "never") return;
  const pad = 4 * devicePixelRatio;
  const fits = ctx.measureText(text).width + 2 * pad <= right - left && height >= 12 * devicePixelRatio;
  if (!fits && showValue === "auto") return;
  ctx.fillStyle = ink;
  ctx.textAlign = alignValue;
  const x = alignValue === "left" ? left + pad : alignValue === "right" ? right - pad : (left + right) / 2;
  ctx.fillText(text, x, y + height / 2);
}

/** A colour that can be read on a span, through which the panel shines. */
function inkOn(color: string, opacity: number, { colors }: GrafanaTheme2): string {
  return colors.getContrastText(tinycolor.mix(colors.background.primary, color, opacity * 100).toHexString());
}
