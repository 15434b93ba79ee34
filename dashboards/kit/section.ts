import { kebabCase } from "./kebab-case.ts";
import { type Panel, type PanelLike, toPanel } from "./panel.ts";

/** Panels of a row under a heading of their own; see {@link section}. */
export interface Section {
  readonly kind: "section";
  readonly title: string;
  readonly panels: readonly PanelLike[];
}

/** What a row holds. */
export type RowItem = PanelLike | Section;

/**
 * Groups panels inside a row under a heading line. Whatever follows in the row stands below it too, up to the next heading:
 * panels that belong to no section come first. The heading's key is `section-` and the title in kebab-case.
 */
export function section(title: string, panels: readonly PanelLike[]): Section {
  return { kind: "section", title, panels };
}

/** The panels as they stand in the row, headings among them. */
export function flatten(items: readonly RowItem[]): Panel[] {
  return items.flatMap((item) =>
    isSection(item) ? [heading(item.title), ...item.panels.map(toPanel)] : [toPanel(item)],
  );
}

/** Without headings that have nothing below them. */
export function withoutEmptySections(panels: readonly Panel[]): Panel[] {
  return panels.filter(({ kind }, i) => kind !== "heading" || (panels[i + 1]?.kind ?? "heading") !== "heading");
}

function isSection(item: RowItem): item is Section {
  return "kind" in item && item.kind === "section";
}

function heading(title: string): Panel {
  return { kind: "heading", key: `section-${kebabCase(title)}`, title };
}
