import type { DashboardJson, GridPos, PanelJson } from "./dashboard-json.ts";
import { type RepeatScope, repeatsOf, type ScopesOf } from "./repeat.ts";
import { type Section, sectionsOf } from "./sections.ts";

/** A panel or the heading of a row where it is shown; lengths in cells of Grafana's grid of 24 columns. */
export interface PlacedPanel extends GridPos {
  /** Of its own among all that are shown: `panel-3`; `panel-3-clone-1` for the second of a repeated one. */
  readonly key: string;
  readonly panel: PanelJson;
  /** Values that it is shown for: of its row first, then its own. */
  readonly scopes: readonly RepeatScope[];
  /** Of the heading of a row. */
  readonly row?: { readonly open: boolean; readonly panels: number };
}

export interface LayoutOptions {
  readonly scopesOf: ScopesOf;
  /** Whether a row is open, by its key; the dashboard's own word where absent. */
  readonly open?: ReadonlyMap<string, boolean>;
  /** Shows the panels of closed rows too: to find one of them. */
  readonly all?: boolean;
}

/** Every panel and row that is shown, in reading order, as Grafana's grid lays them out: moved up until they meet what is above. */
export function layoutOf(
  { panels = [] }: Pick<DashboardJson, "panels">,
  options: LayoutOptions,
): readonly PlacedPanel[] {
  const placed: PlacedPanel[] = [];
  for (const section of sectionsOf(panels)) {
    for (const [index, scope] of rowScopes(section, options).entries()) {
      const floor = bottomOf(placed);
      placed.push(...layoutSection(section, { ...options, index, scope, floor }));
    }
  }
  return placed;
}

/** The row below the lowest one taken. */
export function bottomOf(places: readonly GridPos[]): number {
  return places.reduce((bottom, { y, h }) => Math.max(bottom, y + h), 0);
}

interface SectionOptions extends LayoutOptions {
  /** Which one of a repeated row it is. */
  readonly index: number;
  readonly scope: RepeatScope | undefined;
  readonly floor: number;
}

function rowScopes({ row }: Section, { scopesOf }: LayoutOptions): readonly (RepeatScope | undefined)[] {
  const scopes = row?.repeat ? scopesOf(row.repeat) : [];
  return scopes.length === 0 ? [undefined] : scopes;
}

function layoutSection(section: Section, { index, scope, floor, ...options }: SectionOptions): readonly PlacedPanel[] {
  const { row, children } = section;
  const scopes = scope === undefined ? [] : [scope];
  const clone = index === 0 ? "" : `-row-${index}`;
  const inside = children.flatMap((panel) => blockOf(panel, { scopes, clone, scopesOf: options.scopesOf }));
  if (row === undefined) return compacted(inside, floor);
  const key = `row-${row.id}${index === 0 ? "" : `-clone-${index}`}`;
  const open = options.all === true || (options.open?.get(key) ?? row.collapsed !== true);
  const heading = { key, panel: row, scopes, x: 0, y: floor, w: 24, h: 1, row: { open, panels: children.length } };
  return open ? [heading, ...compacted(inside, floor + 1)] : [heading];
}

/** A panel with its repetitions, which move together. */
interface Block {
  readonly place: GridPos;
  readonly members: readonly PlacedPanel[];
}

function blockOf(
  panel: PanelJson,
  options: { readonly scopes: readonly RepeatScope[]; readonly clone: string; readonly scopesOf: ScopesOf },
): Block {
  const { place, each } = repeatsOf(panel, options.scopesOf);
  const members = each.map(({ scope, x, y, w }, index) => ({
    key: `panel-${panel.id}${options.clone}${index === 0 ? "" : `-clone-${index}`}`,
    panel,
    scopes: scope === undefined ? options.scopes : [...options.scopes, scope],
    x: place.x + x,
    y,
    w,
    h: panel.gridPos.h,
  }));
  return { place, members };
}

function compacted(blocks: readonly Block[], floor: number): readonly PlacedPanel[] {
  const skyline = new Array<number>(24).fill(floor);
  return blocks.flatMap(({ place: { x, w, h }, members }) => {
    const top = Math.max(...skyline.slice(x, x + w));
    skyline.fill(top + h, x, x + w);
    return members.map((member) => ({ ...member, y: top + member.y }));
  });
}
