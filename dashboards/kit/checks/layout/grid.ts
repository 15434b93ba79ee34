import { columns } from "../../grid.ts";
import type { CheckedDashboard, CheckedPanel, CheckedPlace } from "../../subject/index.ts";
import type { Check, Fault } from "../check.ts";

export const grid: Check = {
  id: "dashboards/grid",
  severity: "warning",
  summary: "A panel reaches beyond the page's 24 columns, has no size, or lies over another one.",
  why: "Grafana moves what does not fit when the dashboard is opened: the page looks other than the file says, and differently after each save.",
  remedy: "Place it beside or below the others; x and w add up to 24 at most.",
  bad: '{ "panels": [{ "gridPos": { "x": 16, "y": 0, "w": 12, "h": 8 } }] }',
  good: '{ "panels": [{ "gridPos": { "x": 12, "y": 0, "w": 12, "h": 8 } }] }',
  only: "files",
  of: "dashboard",
  run: (dashboard) => [...dashboard.panels.flatMap(beyond), ...overlaps(dashboard)],
};

function beyond({ place, path }: CheckedPanel): readonly Fault[] {
  if (place === undefined) return [];
  const { x, y, w, h, at } = place;
  if (x < 0 || y < 0 || w < 1 || h < 1 || ![x, y, w, h].every(Number.isFinite))
    return [{ path, at, message: `its place ${inWords(place)} is none on the page.` }];
  if (x + w <= columns) return [];
  return [{ path, at, message: `it reaches to column ${x + w}; the page has ${columns}.` }];
}

/** Each panel with the first before it that it lies over: in the order of their tops, so that few have to be compared. */
function overlaps({ panels }: CheckedDashboard): readonly Fault[] {
  const placed = panels.flatMap((panel) => (panel.place === undefined ? [] : [{ panel, place: panel.place }]));
  return [...Map.groupBy(placed, ({ place }) => place.area).values()].flatMap((group) => {
    const sorted = group.toSorted((a, b) => a.place.y - b.place.y || a.place.x - b.place.x);
    let near: typeof sorted = [];
    return sorted.flatMap((one) => {
      near = near.filter(({ place }) => place.y + place.h > one.place.y);
      const other = near.find(({ place }) => meet(place, one.place));
      near.push(one);
      if (other === undefined) return [];
      const { title } = other.panel;
      const message = `it lies over the panel "${title.value}": ${inWords(one.place)} over ${inWords(other.place)}.`;
      return [{ path: one.panel.path, at: one.place.at, message }];
    });
  });
}

function meet(a: CheckedPlace, b: CheckedPlace): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

function inWords({ x, y, w, h }: CheckedPlace): string {
  return `${w} × ${h} at column ${x}, line ${y}`;
}
