import type { Spot, Text } from "../../../alerts/kit/checks/index.ts";
import type { YamlMap } from "../../../alerts/kit/index.ts";
import type { CheckedPlace, CheckedRow } from "../subject/index.ts";
import { optional } from "./classic-panel.ts";
import { flag, form, headOf, number, object, objects, type Reader, spot, text } from "./reader.ts";

/** Where a layout puts an element. */
export interface PlacedElement {
  readonly element: string;
  readonly at: Spot;
  readonly row?: string;
  readonly folded: boolean;
  /** Absent in a grid that places by itself. */
  readonly place?: CheckedPlace;
  readonly repeat?: Text;
}

interface Layout {
  readonly placed: PlacedElement[];
  readonly rows: CheckedRow[];
}

interface Within {
  readonly dashboard: string;
  readonly area: string;
  readonly row?: string;
  readonly folded: boolean;
}

/** Every element's place, whatever rows and tabs lie around it. */
export function readLayout(reader: Reader, map: YamlMap | undefined, dashboard: string): Layout {
  const layout: Layout = { placed: [], rows: [] };
  if (map !== undefined) read(reader, map, layout, { dashboard, area: "page", folded: false });
  return layout;
}

function read(reader: Reader, map: YamlMap, layout: Layout, within: Within): void {
  const { dashboard } = within;
  const kind = text(reader, map, "kind", dashboard)?.value;
  const spec = object(reader, map, "spec", dashboard);
  if (spec === undefined) return;
  switch (kind) {
    case "GridLayout":
    case "AutoGridLayout":
    case "ResponsiveGridLayout":
      for (const item of objects(reader, spec, "items", dashboard)) readItem(reader, item, layout, within);
      return;
    case "RowsLayout":
      for (const row of objects(reader, spec, "rows", dashboard)) readPart(reader, row, layout, within, "row");
      return;
    case "TabsLayout":
      for (const tab of objects(reader, spec, "tabs", dashboard)) readPart(reader, tab, layout, within, "tab");
      return;
    default:
      form(reader, dashboard, `there is no layout ${kind ?? "without a kind"}.`, headOf(reader, map));
  }
}

/** A row or a tab, which has a layout of its own. */
function readPart(reader: Reader, map: YamlMap, layout: Layout, within: Within, what: "row" | "tab"): void {
  const { dashboard } = within;
  const spec = object(reader, map, "spec", dashboard);
  if (spec === undefined) return;
  const title = text(reader, spec, "title", dashboard) ?? { value: "" };
  const before = layout.placed.length;
  const inner = object(reader, spec, "layout", dashboard);
  const folded = within.folded || what === "tab" || (flag(reader, spec, "collapse", dashboard)?.value ?? false);
  const area = `${within.area} › ${what} ${layout.rows.length + 1} of ${before}`;
  if (inner !== undefined) read(reader, inner, layout, { dashboard, area, row: title.value, folded });
  const repeat = repeatIn(reader, spec, dashboard);
  layout.rows.push({
    path: `${dashboard} › ${what} "${title.value}"`,
    title,
    at: headOf(reader, spec),
    panels: layout.placed.length - before,
    ...optional("repeat", repeat),
  });
}

function readItem(reader: Reader, map: YamlMap, layout: Layout, { dashboard, area, row, folded }: Within): void {
  const spec = object(reader, map, "spec", dashboard);
  const kind = text(reader, map, "kind", dashboard)?.value;
  if (spec === undefined) return;
  // The first versions had rows inside the grid.
  if (kind === "GridLayoutRow") {
    const title = text(reader, spec, "title", dashboard) ?? { value: "" };
    const inside = {
      dashboard,
      area: `${area} › ${title.value}`,
      row: title.value,
      folded: flag(reader, spec, "collapsed", dashboard)?.value ?? false,
    };
    for (const item of objects(reader, spec, "elements", dashboard)) readItem(reader, item, layout, inside);
    return;
  }
  const element = object(reader, spec, "element", dashboard);
  const name = element === undefined ? undefined : text(reader, element, "name", dashboard);
  if (name === undefined) {
    form(reader, dashboard, "an item of the layout names no element.", headOf(reader, spec));
    return;
  }
  const [x, y, w, h] = ["x", "y", "width", "height"].map((one) => number(reader, spec, one, dashboard)?.value);
  const at = spot(reader, element ?? spec);
  const place = w === undefined || h === undefined ? undefined : { area, x: x ?? 0, y: y ?? 0, w, h, at };
  layout.placed.push({
    element: name.value,
    at,
    folded,
    ...optional("row", row),
    ...optional("place", place),
    ...optional("repeat", repeatIn(reader, spec, dashboard)),
  });
}

function repeatIn(reader: Reader, spec: YamlMap, dashboard: string): Text | undefined {
  const repeat = object(reader, spec, "repeat", dashboard);
  return repeat === undefined ? undefined : text(reader, repeat, "value", dashboard);
}
