import type { DashboardOptions } from "../dashboard.ts";
import { panelPath } from "../location.ts";
import type { Panel } from "../panel.ts";

/** Every panel of a dashboard with the path to it. */
export function eachPanel({ uid, rows }: DashboardOptions): { readonly path: string; readonly panel: Panel }[] {
  return rows.flatMap(({ title, panels }) =>
    panels.map((panel) => ({ path: panelPath(uid, title, panel.key), panel })),
  );
}

/** Items that share a key with another one, in the order of their first. */
export function repeated<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
): (readonly [string, readonly Item[]])[] {
  return [...Map.groupBy(items, key)].filter(([, group]) => group.length > 1);
}
