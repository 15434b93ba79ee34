import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ExecutionContext } from "ava";
import { createLogger, readSettings } from "../../../../exporters/kit/index.ts";
import { preview, previewSettings, startPreview } from "../../../../preview/server/index.ts";
import { acquirePreviewApp } from "../../../../toolchain/index.ts";
import { openPage, type PageOptions, type WatchedPage } from "./browser.ts";

/** A preview of the test's own with a folder of dashboards. */
export interface TestPreview {
  readonly url: string;
  /** Puts a dashboard in place in one step, as a release does; text is written as it is. */
  put(file: string, dashboard: object | string): void;
  remove(file: string): void;
  /** Opens a page below the preview's address. */
  open(path: string, options?: PageOptions): Promise<WatchedPage>;
  stop(): Promise<void>;
}

export interface TestPreviewOptions {
  /** File → its dashboard. */
  readonly dashboards: Readonly<Record<string, object | string>>;
  readonly prometheus: { readonly url: string };
  /** More flags of the program. */
  readonly flags?: readonly string[];
}

/** Starts the preview; it ends with the test, and leaves nothing. */
export async function startTestPreview(t: ExecutionContext, options: TestPreviewOptions): Promise<TestPreview> {
  const folder = mkdtempSync(join(tmpdir(), "sightline-preview-dashboards-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const put = (file: string, dashboard: object | string): void => {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.new`, typeof dashboard === "string" ? dashboard : JSON.stringify(dashboard));
    renameSync(`${path}.new`, path);
  };
  for (const [file, dashboard] of Object.entries(options.dashboards)) put(file, dashboard);
  const settings = readSettings(preview, previewSettings, [
    "--web.listen-address=127.0.0.1:0",
    `--dashboards.dir=${folder}`,
    `--app.dir=${await acquirePreviewApp()}`,
    `--prometheus.url=${options.prometheus.url}`,
    "--scrape-interval=15s",
    ...(options.flags ?? []),
  ]);
  const log = createLogger("error", { write: (line) => t.log(line.trim()) });
  const running = await startPreview({ settings, log });
  let stopped = false;
  const stop = async (): Promise<void> => {
    if (!stopped) await running.stop(0);
    stopped = true;
  };
  t.teardown(stop);
  return {
    url: running.url,
    put,
    remove: (file) => rmSync(join(folder, file)),
    open: (path, page) => openPage(t, `${running.url}${path}`, page),
    stop,
  };
}
