import { end } from "./known-series.ts";

/** A dashboard over the last hour of the known series, in UTC. */
export function dashboardOf(uid: string, panels: readonly object[], more: Readonly<Record<string, unknown>> = {}) {
  return {
    uid,
    title: `Dashboard ${uid}`,
    schemaVersion: 41,
    timezone: "utc",
    time: { from: new Date((end - 3600) * 1000).toISOString(), to: new Date(end * 1000).toISOString() },
    panels,
    ...more,
  };
}

/** A panel with queries of these expressions, A, B, …; an instant one where it is asked for in `more`. */
export function panelOf(
  id: number,
  type: string,
  exprs: readonly string[],
  more: Readonly<Record<string, unknown>> & { readonly target?: Readonly<Record<string, unknown>> } = {},
) {
  const { target = {}, ...rest } = more;
  const targets = exprs.map((expr, index) => ({ refId: "ABCDEFGH"[index], expr, range: true, ...target }));
  const gridPos = { x: ((id - 1) % 2) * 12, y: Math.floor((id - 1) / 2) * 8, w: 12, h: 8 };
  return { id, type, title: `Panel ${id}`, gridPos, targets, ...rest };
}
