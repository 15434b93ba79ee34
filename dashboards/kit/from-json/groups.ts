import { isObject, type Json, numberOf, objectOf, objectsOf, textOf } from "./json.ts";

/** Panels under one heading, as they lie in the file. */
export interface Group {
  /** Empty where the file has no heading. */
  readonly title: string;
  readonly collapsed: boolean;
  readonly repeat?: string;
  readonly panels: readonly PlacedPanel[];
}

/** A panel and its size on the grid of 24 columns. */
export interface PlacedPanel {
  readonly json: Json;
  readonly width: number;
  readonly height: number;
}

/** The headings of a dashboard with their panels, whichever way its age arranges them. */
export function groupsOf(dashboard: Json): readonly Group[] {
  const groups = Array.isArray(dashboard.rows) ? oldRows(dashboard) : gridRows(dashboard);
  return joined(groups).filter(({ panels }) => panels.length > 0);
}

/** Since schema 16 a row is a panel: those below it are its own until the next, folded ones it holds itself. */
function gridRows({ panels }: Json): readonly Group[] {
  const groups: { title: string; collapsed: boolean; repeat?: string; panels: PlacedPanel[] }[] = [
    { title: "", collapsed: false, panels: [] },
  ];
  for (const panel of inReadingOrder(objectsOf(panels).filter(isOriginal))) {
    if (panel.type !== "row") {
      groups.at(-1)?.panels.push(placed(panel));
      continue;
    }
    const nested = inReadingOrder(objectsOf(panel.panels).filter(isOriginal)).map(placed);
    groups.push({ ...heading(panel), collapsed: panel.collapsed === true, panels: nested });
    // What follows a folded row without a row of its own is not inside it.
    if (panel.collapsed === true) groups.push({ title: "", collapsed: false, panels: [] });
  }
  return groups;
}

/** Before schema 16 rows held their panels, with a width in twelfths. */
function oldRows({ rows }: Json): readonly Group[] {
  return objectsOf(rows).map((row) => {
    const named = row.showTitle === true || row.collapse === true || textOf(row.repeat) !== "";
    return {
      ...heading(named ? row : {}),
      collapsed: row.collapse === true,
      panels: inReadingOrder(objectsOf(row.panels).filter(isOriginal)).map((panel) =>
        isObject(panel.gridPos) ? placed(panel) : spanned(panel, row),
      ),
    };
  });
}

function heading({ title, repeat }: Json) {
  return { title: textOf(title).trim(), ...(textOf(repeat) === "" ? {} : { repeat: textOf(repeat) }) };
}

/** Old Grafana saved the copies of repeated panels too; they are made anew from the one they repeat. */
function isOriginal({ repeatPanelId, repeatedByRow }: Json): boolean {
  return (repeatPanelId === undefined || repeatPanelId === null) && repeatedByRow !== true;
}

function inReadingOrder(panels: readonly Json[]): readonly Json[] {
  const at = (panel: Json, axis: "x" | "y") => numberOf(objectOf(panel.gridPos)[axis]) ?? 0;
  return panels.toSorted((a, b) => at(a, "y") - at(b, "y") || at(a, "x") - at(b, "x"));
}

function placed(json: Json): PlacedPanel {
  const { w, h } = objectOf(json.gridPos);
  return { json, width: between(1, numberOf(w) ?? 12, 24), height: between(1, numberOf(h) ?? 8, 100) };
}

function spanned(json: Json, row: Json): PlacedPanel {
  const width = (numberOf(json.span) ?? 4) * 2;
  const pixels = numberOf(String(json.height || row.height).replace("px", "")) ?? 250;
  return { json, width: between(1, width, 24), height: between(3, Math.ceil(pixels / 38), 100) };
}

function between(least: number, value: number, most: number): number {
  return Math.round(Math.min(Math.max(value, least), most));
}

/** Groups without a heading go on in the one before them, unless that is folded. */
function joined(groups: readonly Group[]): readonly Group[] {
  const all: Group[] = [];
  for (const group of groups) {
    const last = all.at(-1);
    if (last !== undefined && group.title === "" && !last.collapsed && !group.collapsed) {
      all[all.length - 1] = { ...last, panels: [...last.panels, ...group.panels] };
    } else all.push(group);
  }
  return all;
}
