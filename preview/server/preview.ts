import { Registry } from "prom-client";
import {
  type Control,
  type Logger,
  type Program,
  type RunningProgram,
  type RunningServer,
  startServer,
  version,
} from "../../exporters/kit/index.ts";
import { formatDuration } from "../../metrics/kit/index.ts";
import { addPages, openAppFolder, sendPageOf } from "./app/index.ts";
import { addDashboards, type DashboardSource, openDashboardFolder } from "./dashboards/index.ts";
import { addEvents, type Events } from "./events/index.ts";
import { keepOtherSitesOut } from "./other-sites.ts";
import { registerPreviewMetrics } from "./preview-metrics.ts";
import { openProxy, type ProxyPolicy } from "./prometheus/index.ts";
import { type PreviewSettings, previewSettings } from "./settings.ts";

/** Dashboards in a browser, live, without Grafana. */
export const preview: Program<typeof previewSettings> = {
  name: "preview",
  description: "Shows dashboards in a browser, with live data from Prometheus, and reads nothing else.",
  version,
  settings: previewSettings,
  fixed: ["dashboards.dir", "app.dir", "prometheus.config.file", "limits.body"],
  start: (settings, log, control) => startPreview({ settings, log, control }),
};

export interface PreviewOptions {
  readonly settings: PreviewSettings;
  readonly log: Logger;
  readonly control?: Control;
  /** Where the dashboards come from; whoever gives it closes it. @default the folder that the settings name */
  readonly source?: DashboardSource;
}

/** The preview at work. */
export interface RunningPreview extends RunningServer {
  readonly reload: NonNullable<RunningProgram<typeof previewSettings>["reload"]>;
}

/**
 * Starts the preview. Prometheus need not be there yet.
 * @throws Error when the folder of the page or that of the dashboards cannot be used, or the file with the password for Prometheus
 */
export async function startPreview({ settings, log, control, source: given }: PreviewOptions): Promise<RunningPreview> {
  let inForce = settings;
  let events: Events | undefined;
  const registry = new Registry();
  const metrics = registerPreviewMetrics(registry);
  const proxy = openProxy(() => policyOf(inForce), settings["prometheus.config.file"], { registry, log });
  const files = await openAppFolder(settings["app.dir"]);
  const own = given === undefined ? await openDashboardFolder(settings["dashboards.dir"]) : undefined;
  const source = (given ?? own) as DashboardSource;
  const stopTelling = logChanges(source, log);

  const server = await startServer({
    program: preview,
    settings,
    registry,
    log,
    ...(control && { control }),
    bodyLimit: settings["limits.body"],
    beforeScrape: () => {
      proxy.refresh();
      if (events !== undefined) metrics.refresh(source, events);
    },
    home: sendPageOf(files),
    routes: (app) => {
      keepOtherSitesOut(app, () => inForce["web.hosts"]);
      app.get("/api/preview", () => ({
        title: inForce.title,
        version,
        scrapeInterval: formatDuration(inForce["scrape-interval"]),
        viewer: "preview",
        ...(inForce["prometheus.page-url"] !== undefined && { prometheusUrl: inForce["prometheus.page-url"] }),
      }));
      addDashboards(app, source);
      events = addEvents(app, source);
      proxy.addRoutes(app);
      addPages(app, files);
    },
  }).catch(async (error: unknown) => {
    await own?.close();
    throw error;
  });
  return {
    ...server,
    async stop(deadlineMs) {
      stopTelling();
      await server.stop(deadlineMs);
      proxy.close();
      await own?.close();
    },
    async reload(next) {
      inForce = next;
    },
  };
}

function policyOf(settings: PreviewSettings): ProxyPolicy {
  return {
    url: settings["prometheus.url"],
    maxQueryBytes: settings["limits.query"],
    maxAnswerBytes: settings["limits.answer"],
    maxHeldBytes: settings["limits.held"],
    maxPoints: settings["limits.points"],
    maxQueries: settings["limits.queries"],
    timeoutMs: settings["limits.time"],
  };
}

function logChanges(source: DashboardSource, log: Logger): () => void {
  const tell = () => {
    const { dashboards, faults } = source.list();
    if (faults.length === 0) log.info({ dashboards: dashboards.length }, "dashboards read");
    else log.warn({ dashboards: dashboards.length, faults }, "dashboards read, not all can be used");
  };
  tell();
  return source.subscribe((event) => {
    if (event.kind === "dashboards") tell();
    if (event.kind === "fault") log.warn({ fault: event.message }, "dashboards cannot be made");
  });
}
