import type { PanelJson } from "./dashboard-json.ts";

/** A row with the panels that belong to it; panels above the first row have none. */
export interface Section {
  readonly row: PanelJson | undefined;
  readonly children: readonly PanelJson[];
}

/**
 * A dashboard's panels by rows, in reading order. A closed row carries its panels inside, those of an open one follow it. What follows
 * a closed row belongs to none, as in Grafana.
 */
export function sectionsOf(panels: readonly PanelJson[]): readonly Section[] {
  const sections: { row: PanelJson | undefined; children: PanelJson[] }[] = [{ row: undefined, children: [] }];
  for (const panel of inReadingOrder(panels)) {
    if (panel.type === "row") {
      sections.push({ row: panel, children: [...inReadingOrder(panel.panels ?? [])] });
      if (panel.collapsed === true) sections.push({ row: undefined, children: [] });
    } else sections.at(-1)?.children.push(panel);
  }
  return sections.filter(({ row, children }) => row !== undefined || children.length > 0);
}

function inReadingOrder(panels: readonly PanelJson[]): readonly PanelJson[] {
  return panels.toSorted(
    (a, b) =>
      a.gridPos.y - b.gridPos.y || Number(b.type === "row") - Number(a.type === "row") || a.gridPos.x - b.gridPos.x,
  );
}
