import type { Page } from "playwright-core";

/** Text of the tooltip at a point of a panel's drawing, in shares of its width and height from the upper left. */
export async function tooltipAt(
  page: Page,
  panel: number,
  at: { readonly x: number; readonly y: number },
): Promise<string> {
  const box = await page.locator(`[data-panel-id="${panel}"] .u-over`).boundingBox();
  if (box === null) throw new Error(`panel ${panel} has no drawing`);
  const x = box.x + box.width * at.x;
  const y = box.y + box.height * at.y;
  const tooltip = page.locator("#grafana-portal-container");
  // One that is shown from before goes first.
  await page.mouse.move(0, 0);
  await tooltip.filter({ hasText: /^$/ }).waitFor({ state: "attached" });
  await page.mouse.move(x - 2, y);
  await page.mouse.move(x, y);
  await tooltip.filter({ hasText: /\S/ }).waitFor({ state: "attached" });
  return await tooltip.innerText();
}
