import test, { type ExecutionContext } from "ava";
import { type Browser, chromium, type Page } from "playwright-core";

/** A page, and what went wrong on it. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors and warnings of the console, exceptions, requests that failed; a test that expects some empties it. */
  readonly problems: string[];
  /** Waits until everything shown is drawn. */
  ready(): Promise<void>;
}

let browser: Promise<Browser> | undefined;

// It would keep the process alive.
test.after.always(async () => await (await browser)?.close());

/** One browser for all tests of a file. */
async function theBrowser(): Promise<Browser> {
  browser ??= chromium.launch({
    executablePath: process.env.SIGHTLINE_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  return browser;
}

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  /** User and password that the browser gives when it is asked. */
  readonly login?: { readonly username: string; readonly password: string };
}

/** Opens a page in a context of its own, in UTC; closed with the test, which fails when something went wrong on it. */
export async function openPage(t: ExecutionContext, url: string, options: PageOptions = {}): Promise<WatchedPage> {
  const { width = 1600, height = 1000, login } = options;
  const context = await (await theBrowser()).newContext({
    viewport: { width, height },
    timezoneId: "UTC",
    locale: "en-US",
    ...(login === undefined ? {} : { httpCredentials: login }),
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`exception: ${error.stack ?? error.message}`));
  t.teardown(async () => {
    await context.close();
    // An error, not an assertion: those are no longer taken once a test has ended.
    if (t.passed && problems.length > 0) throw new Error(`the page is not free of errors:\n${problems.join("\n")}`);
  });
  await page.goto(url);
  return {
    page,
    problems,
    async ready() {
      await page.waitForSelector('html[data-preview="ready"]', { state: "attached", timeout: 60_000 });
    },
  };
}
