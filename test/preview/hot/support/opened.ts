import { EventEmitter, once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ExecutionContext } from "ava";
import { type HotDashboards, openHotDashboards, type Report } from "../../../../preview/hot/index.ts";
import type { DashboardEvent } from "../../../../preview/server/index.ts";

const renderer = pathToFileURL(join(import.meta.dirname, "../../../../cli/preview-dashboards.ts")).href;

type Of<Kind> = Extract<Report, { readonly kind: Kind }>;

/** Hot dashboards with what they have told. */
export interface Opened {
  readonly hot: HotDashboards;
  readonly events: readonly DashboardEvent[];
  /** The next report of this kind that has not been returned yet; fails when another one comes that is not among `besides`. */
  next<Kind extends Report["kind"]>(kind: Kind): Promise<Of<Kind>>;
}

/** Opens the dashboards of a project's stack dev; closed when the test ends. */
export async function opened(t: ExecutionContext, folder: string, more: object = {}): Promise<Opened> {
  const reports: Report[] = [];
  const events: DashboardEvent[] = [];
  const emitter = new EventEmitter();
  const hot = await openHotDashboards({
    renderer,
    options: { folder, stack: "dev", ...more },
    folder,
    report(report) {
      reports.push(report);
      emitter.emit("report");
    },
  });
  t.teardown(() => hot.close());
  hot.subscribe((event) => events.push(event));
  return {
    hot,
    events,
    async next(kind) {
      for (;;) {
        const report = reports.shift();
        if (report === undefined) await once(emitter, "report");
        else if (report.kind === kind) return report as Of<typeof kind>;
      }
    },
  };
}
