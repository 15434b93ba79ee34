import type { GridPos } from "../../dashboard/index.ts";

/** Grafana's grid: 24 columns, rows of 30 pixels, 8 between any two. */
const columns = 24;
const rowHeight = 30;
const gap = 8;

/** Below this width Grafana shows one panel per line. */
const narrow = 768;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where each place of a layout is in a container of a width, in pixels. */
export function boxesOf(places: readonly GridPos[], width: number): readonly Box[] {
  return width < narrow ? oneColumn(places, width) : places.map((place) => boxOf(place, width));
}

/** How high a container of boxes is. */
export function heightOf(boxes: readonly Box[]): number {
  return boxes.reduce((height, box) => Math.max(height, box.top + box.height), 0);
}

function boxOf({ x, y, w, h }: GridPos, width: number): Box {
  const column = (width - gap * (columns - 1)) / columns;
  const left = Math.round(x * (column + gap));
  const right = Math.round((x + w) * (column + gap) - gap);
  return { left, top: y * (rowHeight + gap), width: right - left, height: heightOfRows(h) };
}

function oneColumn(places: readonly GridPos[], width: number): readonly Box[] {
  let top = 0;
  return places.map(({ h }) => {
    const box = { left: 0, top, width, height: heightOfRows(h) };
    top += box.height + gap;
    return box;
  });
}

function heightOfRows(rows: number): number {
  return rows * rowHeight + (rows - 1) * gap;
}
