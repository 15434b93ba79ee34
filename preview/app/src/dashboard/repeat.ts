import type { GridPos, PanelJson } from "./dashboard-json.ts";

/** A value for which a panel or a row is shown once more, under the name of the variable it is of. */
export interface RepeatScope {
  readonly name: string;
  readonly value: string;
  readonly text: string;
}

/** The values that a variable has at the moment, one scope each; none where there is no such variable. */
export type ScopesOf = (name: string) => readonly RepeatScope[];

export interface Repeated {
  readonly scope: RepeatScope | undefined;
  /** Relative to the place of the first. */
  readonly x: number;
  readonly y: number;
  readonly w: number;
}

/** How often a panel is shown and where: beside each other over the whole width, or below each other in its own. */
export function repeatsOf(
  panel: PanelJson,
  scopesOf: ScopesOf,
): { readonly place: GridPos; readonly each: readonly Repeated[] } {
  const { gridPos, repeat, repeatDirection, maxPerRow = 4 } = panel;
  const scopes = repeat === undefined || repeat === null || repeat === "" ? [] : scopesOf(repeat);
  if (scopes.length === 0) return { place: gridPos, each: [{ scope: undefined, x: 0, y: 0, w: gridPos.w }] };
  const { h } = gridPos;
  if (repeatDirection === "v") {
    const each = scopes.map((scope, index) => ({ scope, x: 0, y: index * h, w: gridPos.w }));
    return { place: { ...gridPos, h: h * scopes.length }, each };
  }
  const columns = Math.max(1, Math.min(scopes.length, maxPerRow, 24));
  const w = Math.floor(24 / columns);
  const each = scopes.map((scope, index) => ({
    scope,
    x: (index % columns) * w,
    y: Math.floor(index / columns) * h,
    w,
  }));
  return { place: { x: 0, y: gridPos.y, w: 24, h: h * Math.ceil(scopes.length / columns) }, each };
}
