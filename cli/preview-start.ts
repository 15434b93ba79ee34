import { createLogger, readSettings } from "../exporters/kit/index.ts";
import { type HotDashboards, openHotDashboards, type Report } from "../preview/hot/index.ts";
import { preview, previewSettings, type RunningPreview, startPreview } from "../preview/server/index.ts";
import type { Settings } from "../settings/index.ts";
import type { PreviewedStack } from "./preview-dashboards.ts";
import type { PreviewedPrometheus } from "./preview-prometheus.ts";

export interface StartOptions {
  readonly stack: PreviewedStack;
  readonly settings: Settings;
  readonly prometheus: PreviewedPrometheus;
  /** Folder of the built pages. */
  readonly app: string;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly webConfigFile?: string;
  readonly report: (report: Report) => void;
}

/** A preview of what is being edited. */
export interface HotPreview {
  /** Without a slash at the end. */
  readonly url: string;
  readonly dashboards: HotDashboards;
  stop(): Promise<void>;
}

/** Renders the stack's dashboards and serves them. */
export async function startHotPreview(options: StartOptions): Promise<HotPreview> {
  const { stack, settings, prometheus, app, host, port, webConfigFile, report } = options;
  const dashboards = await openHotDashboards({
    renderer: new URL(`./preview-dashboards${import.meta.filename.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url)
      .href,
    options: stack,
    folder: stack.folder,
    report,
  });
  const flags = {
    "web.listen-address": `${host.includes(":") ? `[${host}]` : host}:${port}`,
    "app.dir": app,
    "prometheus.url": prometheus.url,
    "prometheus.config.file": prometheus.configFile,
    "web.config.file": webConfigFile,
    // Without a password, a site whose name leads to this machine must not be answered.
    "web.hosts": webConfigFile === undefined ? "localhost" : undefined,
    "scrape-interval": settings.scrapeInterval,
    title: `${settings.project} · ${settings.stack}`,
  };
  const given = Object.entries(flags).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}=${value}`]));
  let server: RunningPreview;
  try {
    server = await startPreview({
      settings: readSettings(preview, previewSettings, given),
      log: createLogger("silent"),
      source: dashboards,
    });
  } catch (error) {
    await dashboards.close();
    throw error;
  }
  return {
    url: server.url,
    dashboards,
    async stop() {
      // The pages' streams of events would wait for ever.
      await server.stop(500);
      await dashboards.close();
    },
  };
}
