import { setTimeout as sleep } from "node:timers/promises";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { openPhotographer } from "../../preview/pictures/index.ts";
import { benchDashboard, type EditedProject } from "./edited-project.ts";

/** Seconds until all panels are painted, in a browser that has nothing and in one that has the pages; MB that crossed the wire for the first. */
export async function paints(
  url: string,
  { executablePath, runs }: { readonly executablePath: string; readonly runs: number },
): Promise<Readonly<Record<"cold" | "warm" | "shipped", readonly number[]>>> {
  const [cold, warm, shipped]: [number[], number[], number[]] = [[], [], []];
  for (let run = 0; run < runs; run++) {
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    try {
      const context = await browser.newContext({ viewport: { width: 1600, height: 1000 } });
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      let bytes = 0;
      session.on("Network.loadingFinished", ({ encodedDataLength }) => {
        bytes += encodedDataLength;
      });
      await session.send("Network.enable");
      cold.push(await secondsTo(() => open(page, url)));
      shipped.push(bytes / 1e6);
      await page.close();
      const again = await context.newPage();
      warm.push(await secondsTo(() => open(again, url)));
    } finally {
      await browser.close();
    }
  }
  return { cold, warm, shipped };
}

/** Seconds from the write of a file until the open page shows it. */
export async function editToVisible(
  context: BrowserContext,
  url: string,
  project: EditedProject,
): Promise<readonly number[]> {
  const page = await context.newPage();
  await open(page, url);
  const measured: number[] = [];
  for (let edit = 0; edit < 10; edit++) {
    const title = `Edited ${edit}`;
    const seen = page.getByText(title, { exact: true }).waitFor();
    measured.push(
      await secondsTo(async () => {
        await project.edit(title);
        await seen;
      }),
    );
    await sleep(2000); // as long as somebody takes at least to save again
  }
  await page.close();
  return measured;
}

/** Percent that the page's heap has grown by 60 refreshes, ten of which before do not count. */
export async function heapGrowth(context: BrowserContext, url: string): Promise<readonly number[]> {
  const page = await context.newPage();
  await open(page, url);
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");
  const used = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? Number.NaN;
  };
  await refresh(page, 10);
  const before = await used();
  await refresh(page, 60);
  const after = await used();
  await page.close();
  return [(after / before - 1) * 100];
}

/** Pictures of panels a second, the browser's start and the page's included. */
export async function picturesPerSecond(
  folder: string,
  where: { readonly chromium: string; readonly url: string },
): Promise<readonly number[]> {
  const now = Date.now();
  const how = { from: now - 300_000, to: now, width: 1600, theme: "dark", format: "webp", panels: true } as const;
  const measured: number[] = [];
  for (let run = 0; run < 3; run++) {
    let panels = 0;
    const seconds = await secondsTo(async () => {
      const photographer = await openPhotographer({ ...where, ...how, folder });
      panels = (await photographer.take({ uid: benchDashboard, title: "Bench" })).panels.length;
      await photographer.close();
    });
    measured.push(panels / seconds);
  }
  return measured;
}

async function refresh(page: Page, times: number): Promise<void> {
  for (let n = 0; n < times; n++) {
    await page.getByTestId("data-testid RefreshPicker run button").click();
    await atRest(page);
  }
}

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await atRest(page);
}

async function atRest(page: Page): Promise<void> {
  await page.locator('html[data-preview="ready"]').waitFor({ state: "attached", timeout: 60_000 });
}

async function secondsTo(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
