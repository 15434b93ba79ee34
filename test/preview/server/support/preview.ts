import type { ExecutionContext } from "ava";
import { createLogger, readSettings } from "../../../../exporters/kit/index.ts";
import {
  type DashboardSource,
  preview,
  previewSettings,
  type RunningPreview,
  startPreview,
} from "../../../../preview/server/index.ts";
import { folderWith } from "./folder.ts";

export interface StartedPreview extends RunningPreview {
  /** JSON, one object each. */
  readonly logLines: readonly string[];
}

export interface StartOptions {
  /** Files of the page. @default a page of one line */
  readonly app?: Readonly<Record<string, string>>;
  /** Files of dashboards. @default none */
  readonly dashboards?: Readonly<Record<string, string>>;
  readonly source?: DashboardSource;
}

export const page = "<!doctype html><title>page</title>\n";

/** Starts a real preview on a free loopback port in this process; it stops with the test. */
export async function startedPreview(
  t: ExecutionContext,
  flags: readonly string[] = [],
  { app = { "index.html": page }, dashboards = {}, source }: StartOptions = {},
): Promise<StartedPreview> {
  const logLines: string[] = [];
  const log = createLogger("debug", { write: (line) => logLines.push(line) });
  const settings = readSettings(preview, previewSettings, [
    "--web.listen-address=127.0.0.1:0",
    `--app.dir=${folderWith(t, app)}`,
    `--dashboards.dir=${folderWith(t, dashboards)}`,
    ...flags,
  ]);
  const running = await startPreview({ settings, log, ...(source && { source }) });
  let stopped = false;
  const stop: RunningPreview["stop"] = async (deadlineMs) => {
    if (!stopped) await running.stop(deadlineMs);
    stopped = true;
  };
  t.teardown(() => stop(0));
  return { ...running, stop, logLines };
}
