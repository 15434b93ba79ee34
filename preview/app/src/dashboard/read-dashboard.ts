import type { DashboardJson, GridPos, PanelJson, VariableJson } from "./dashboard-json.ts";
import { type RowOf2016, rowsOf2016 } from "./rows-of-2016.ts";

/**
 * A dashboard as the preview works with it, whatever its file has: every panel has an id of its own and a place, lists are lists.
 * The rows that Grafana wrote until version 5 become rows of the grid.
 */
export function readDashboard(json: unknown): DashboardJson {
  const given = asObject(json) as Partial<DashboardJson> & { readonly rows?: unknown };
  const rows = asList(given.rows) as readonly RowOf2016[];
  const panels = (rows.length > 0 ? rowsOf2016(rows) : asList(given.panels)) as readonly PanelJson[];
  const variables = asList(given.templating?.list) as readonly VariableJson[];
  return {
    ...given,
    uid: String(given.uid ?? ""),
    title: String(given.title ?? ""),
    tags: Array.isArray(given.tags) ? given.tags.map(String) : [],
    panels: withIds(panels),
    templating: { list: variables.filter(({ name }) => typeof name === "string" && name !== "") },
    annotations: {
      list: asList(given.annotations?.list) as NonNullable<DashboardJson["annotations"]>["list"] & object,
    },
    links: asList(given.links) as NonNullable<DashboardJson["links"]>,
  };
}

function withIds(panels: readonly PanelJson[]): readonly PanelJson[] {
  const taken = new Set<number>();
  const nested = panels.flatMap((panel) => [panel, ...(asList(panel.panels) as PanelJson[])]);
  let next = Math.max(0, ...nested.map(({ id }) => (Number.isInteger(id) ? id : 0)));
  const read = (panel: PanelJson): PanelJson => {
    const id = Number.isInteger(panel.id) && !taken.has(panel.id) ? panel.id : ++next;
    taken.add(id);
    const inner = panel.panels === undefined ? {} : { panels: (asList(panel.panels) as PanelJson[]).map(read) };
    const targets = asList(panel.targets) as NonNullable<PanelJson["targets"]>;
    return { ...panel, id, type: String(panel.type ?? "unknown"), gridPos: readPlace(panel), targets, ...inner };
  };
  return panels.map(read);
}

/** Grafana's own place for a panel that has none. */
const usualPlace: GridPos = { x: 0, y: 0, w: 6, h: 3 };

function readPlace({ type, gridPos }: PanelJson): GridPos {
  const place = { ...usualPlace, ...numbersOf(asObject(gridPos)) };
  if (type === "row") return { x: 0, y: Math.max(0, place.y), w: 24, h: 1 };
  const w = Math.min(24, Math.max(1, place.w));
  return { x: Math.min(24 - w, Math.max(0, place.x)), y: Math.max(0, place.y), w, h: Math.max(1, place.h) };
}

function numbersOf(given: object): Partial<GridPos> {
  return Object.fromEntries(
    Object.entries(given)
      .filter(([, value]) => Number.isFinite(value))
      .map(([name, value]) => [name, Math.round(value as number)]),
  );
}

function asList(value: unknown): readonly object[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "object" && one !== null) : [];
}

function asObject(value: unknown): object {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
