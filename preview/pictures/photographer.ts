import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from "playwright-core";
import {
  type DashboardPictures,
  dashboardPicture,
  type PanelPicture,
  type PictureFormat,
  panelPicture,
  type Theme,
} from "./picture-files.ts";

export interface PhotographerOptions {
  /** Path of the browser's program. */
  readonly chromium: string;
  /** Address of the preview, without a slash at the end. */
  readonly url: string;
  readonly login?: { readonly username: string; readonly password: string };
  readonly folder: string;
  /** Milliseconds since 1970: the same range gives the same pictures. */
  readonly from: number;
  readonly to: number;
  /** Pixels. */
  readonly width: number;
  readonly theme: Theme;
  readonly format: PictureFormat;
  /** Whether each panel gets a picture of its own. */
  readonly panels: boolean;
}

/** A browser without a screen that takes pictures of dashboards. */
export interface Photographer {
  /** Writes the dashboard's pictures; throws when the page does not come to rest within a minute, or breaks. */
  take(dashboard: { readonly uid: string; readonly title: string }): Promise<DashboardPictures>;
  close(): Promise<void>;
}

/** How long a dashboard may take until all of its panels have answered. */
const patienceMs = 60_000;

export async function openPhotographer(options: PhotographerOptions): Promise<Photographer> {
  // As root there is no sandbox; the pages are our own.
  const browser: Browser = await chromium.launch({
    executablePath: options.chromium,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  const context = await browser.newContext({
    viewport: { width: options.width, height: 1000 },
    timezoneId: "UTC",
    locale: "en-US",
    reducedMotion: "reduce",
    ...(options.login === undefined ? {} : { httpCredentials: options.login }),
  });
  return {
    take: (dashboard) => take(context, dashboard, options),
    close: () => browser.close(),
  };
}

interface Subject {
  readonly uid: string;
  readonly title: string;
}

/**
 * A browser ends whatever it has under way when the machine gets or loses a network, as it does with each of an engine's
 * containers; what was not answered would be missing in the picture.
 */
const networkChanged = "ERR_NETWORK_CHANGED";
const mostTries = 10;

async function take(
  context: BrowserContext,
  subject: Subject,
  options: PhotographerOptions,
): Promise<DashboardPictures> {
  for (let tries = 1; tries <= mostTries; tries++) {
    const taken = await takeUndisturbed(context, subject, options);
    if (taken !== undefined) return taken;
  }
  throw new Error(`networks of this machine came or went each of ${mostTries} times that ${subject.uid} was opened`);
}

/** Undefined when a network came or went meanwhile. */
async function takeUndisturbed(
  context: BrowserContext,
  { uid, title }: Subject,
  options: PhotographerOptions,
): Promise<DashboardPictures | undefined> {
  const page = await context.newPage();
  const problems: string[] = [];
  let disturbed = false;
  page.on("pageerror", (error) => problems.push(error.stack ?? error.message));
  page.on("requestfailed", (request) => {
    disturbed ||= request.failure()?.errorText.includes(networkChanged) === true;
  });
  try {
    await page.goto(addressOf(uid, options), { timeout: patienceMs });
    await atRest(page, options.width);
    if (problems.length > 0) throw new Error(`the page of ${uid} breaks: ${problems.join("; ")}`);
    const file = dashboardPicture(uid, options.format);
    await put(options.folder, file, await wholePage(page, options.format));
    const panels = options.panels ? await panelsOf(page, uid, options.folder) : [];
    return disturbed ? undefined : { uid, title, file, panels };
  } catch (error) {
    if (disturbed) return undefined;
    throw error;
  } finally {
    await page.close();
  }
}

function addressOf(uid: string, { url, from, to, theme }: PhotographerOptions): string {
  const parameters = new URLSearchParams({ from: `${from}`, to: `${to}`, timezone: "utc", theme, refresh: "" });
  return `${url}/d/${encodeURIComponent(uid)}?${parameters}&kiosk`;
}

/**
 * Makes the window as high as the dashboard, for panels below it are not drawn, and waits until all panels have answered and two looks
 * at the page are the same: icons come late, and graphs are drawn when there is time.
 */
async function atRest(page: Page, width: number): Promise<void> {
  const end = Date.now() + patienceMs;
  let before: Buffer | undefined;
  let height = 0;
  while (Date.now() < end) {
    await page
      .locator('html[data-preview="ready"]')
      .waitFor({ state: "attached", timeout: Math.max(1, end - Date.now()) });
    const needed = Number(await page.evaluate("document.body.scrollHeight"));
    if (needed !== height) {
      height = needed;
      before = undefined;
      await page.setViewportSize({ width, height });
    }
    const now = await page.screenshot({ animations: "disabled", caret: "hide" });
    if (before?.equals(now) && (await page.locator(busy).count()) === 0) return;
    before = now;
    await page.waitForTimeout(betweenLooksMs);
  }
  throw new Error(`${page.url()} does not come to rest within ${patienceMs / 1000} s`);
}

const betweenLooksMs = 300;

const busy = '[data-panel-state="loading"], [data-panel-state="slow"]';

/**
 * WebP is a fifth of PNG's size; only the browser's own protocol knows it.
 * The best quality with which the picture is small enough to be kept beside documents, else the least.
 */
async function wholePage(page: Page, format: PictureFormat): Promise<Buffer> {
  if (format === "png") return page.screenshot({ animations: "disabled", caret: "hide" });
  const session = await page.context().newCDPSession(page);
  let picture = Buffer.alloc(0);
  for (const quality of [82, 65, 50, 35]) {
    const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality });
    picture = Buffer.from(data, "base64");
    if (picture.length <= smallEnough) break;
  }
  await session.detach();
  return picture;
}

const smallEnough = 200_000;

async function panelsOf(page: Page, uid: string, folder: string): Promise<readonly PanelPicture[]> {
  const pictures: PanelPicture[] = [];
  for (const panel of await page.locator("[data-panel-id]").all()) {
    const id = (await panel.getAttribute("data-panel-id")) ?? "";
    const title = await titleOf(panel);
    const file = panelPicture(uid, id, title);
    await put(folder, file, await panel.screenshot({ animations: "disabled", caret: "hide" }));
    pictures.push({ id, title, file });
  }
  return pictures;
}

const header = "data-testid Panel header ";

/** As it stands above the panel, variables filled in; "" where there is none. */
async function titleOf(panel: Locator): Promise<string> {
  const headers = await panel.locator(`[data-testid^="${header}"]`).all();
  return (await headers[0]?.getAttribute("data-testid"))?.slice(header.length).trim() ?? "";
}

async function put(folder: string, file: string, picture: Buffer): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), picture);
}
