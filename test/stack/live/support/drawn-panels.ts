import type { Page } from "playwright-core";
import { panelId } from "../../../../dashboards/kit/index.ts";
import type { AskedPanel } from "./asked-panels.ts";

/** A panel as the page shows it. */
export interface DrawnPanel {
  readonly id: number;
  readonly state: string;
  readonly text: string;
}

/** Every panel on the page. */
export async function drawnPanels(page: Page): Promise<readonly DrawnPanel[]> {
  return page.locator("[data-panel-id]").evaluateAll((elements) =>
    elements.map((element) => ({
      id: Number(element.getAttribute("data-panel-id")),
      state: element.getAttribute("data-panel-state") ?? "",
      text: element.textContent ?? "",
    })),
  );
}

/** Panels that are not drawn, fail, or are empty without the definition having said why. */
export function notAsExpected(uid: string, drawn: readonly DrawnPanel[], panels: readonly AskedPanel[]): string[] {
  const maybeEmpty = new Set(
    panels
      .filter(({ dashboard, queries }) => dashboard === uid && queries.every((query) => query.mayBeEmpty !== undefined))
      .map(({ key }) => panelId(key)),
  );
  return drawn
    .filter(({ id, state, text }) => {
      if (/not previewed|cannot be drawn/.test(text)) return true;
      return state !== "done" && !(state === "nodata" && maybeEmpty.has(id));
    })
    .map(({ id, state, text }) => `panel ${id} ${state}: ${text.slice(0, 120)}`);
}
