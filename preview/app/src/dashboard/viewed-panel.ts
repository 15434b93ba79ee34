import type { DashboardJson } from "./dashboard-json.ts";
import { layoutOf, type PlacedPanel } from "./layout.ts";
import type { ScopesOf } from "./repeat.ts";

/** The one panel that an address asks for: `3`, `panel-3`, `panel-3-clone-1`; also in a closed row. */
export function viewedPanel(
  dashboard: Pick<DashboardJson, "panels">,
  asked: string,
  scopesOf: ScopesOf,
): PlacedPanel | undefined {
  const key = /^\d+$/.test(asked) ? `panel-${asked}` : asked;
  return layoutOf(dashboard, { scopesOf, all: true }).find((placed) => placed.row === undefined && placed.key === key);
}
