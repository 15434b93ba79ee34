import type { Registry } from "prom-client";
import { preview } from "../../metrics/index.ts";
import { instrument } from "../../metrics/kit/instrument/index.ts";
import type { DashboardSource } from "./dashboards/index.ts";
import type { Events } from "./events/index.ts";

/** What the preview says about its dashboards and pages. */
export interface PreviewMetrics {
  /** Brings the gauges up to date. */
  refresh(source: DashboardSource, events: Events): void;
}

export function registerPreviewMetrics(registry: Registry): PreviewMetrics {
  const dashboards = instrument(preview.dashboards, registry);
  const faults = instrument(preview.dashboardFaults, registry);
  const listeners = instrument(preview.listeners, registry);
  return {
    refresh(source, events) {
      const list = source.list();
      dashboards.set(list.dashboards.length);
      faults.set(list.faults.length);
      listeners.set(events.listeners);
    },
  };
}
