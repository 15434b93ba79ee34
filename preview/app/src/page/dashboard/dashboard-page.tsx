import { EmptyState } from "@grafana/ui";
import { type ReactNode, useEffect } from "react";
import { PrometheusAddress } from "../../panel/index.ts";
import { setPageState } from "../page-state.ts";
import type { PreviewSettings } from "../served.ts";
import type { LiveList, OpenDashboard } from "../server/index.ts";
import { Banners } from "../toolbar/index.ts";
import { Dashboard } from "./dashboard.tsx";

/** The dashboard that the address names, or why there is none. */
export function DashboardPage({
  uid,
  live,
  settings,
  open,
  missing,
}: {
  readonly uid: string;
  readonly live: LiveList;
  readonly settings: PreviewSettings | undefined;
  readonly open: OpenDashboard | undefined;
  readonly missing: string | undefined;
}): ReactNode {
  const faults = (live.list?.faults ?? []).filter(
    ({ file }) => file === "" || open === undefined || file === open.file,
  );
  const gone = missing !== undefined && (open === undefined || faults.length === 0);
  const title = gone ? "Not found" : open?.dashboard.title;
  useEffect(() => {
    if (title !== undefined) document.title = `${title} - Dashboards - Sightline preview`;
  }, [title]);
  useEffect(() => (gone ? setPageState(true) : undefined), [gone]);
  if (gone)
    return (
      <main>
        <Banners live={live} faults={faults} />
        <div style={{ padding: 32 }} data-dashboard-missing={uid}>
          <EmptyState
            variant="not-found"
            hideImage
            message={open === undefined ? "Dashboard not found" : `“${open.dashboard.title}” is gone`}
          >
            {open === undefined ? `The server says: ${missing}.` : `Its file ${open.file} was removed.`} It is shown
            here as soon as its file is there. <a href="/dashboards">All dashboards</a>
          </EmptyState>
        </div>
      </main>
    );
  if (open === undefined || settings === undefined)
    return (
      <main style={{ padding: 32, textAlign: "center" }}>
        <Banners live={live} faults={[]} />
        <p role="status">Loading…</p>
      </main>
    );
  return (
    <PrometheusAddress.Provider value={settings.prometheusUrl}>
      <Dashboard
        key={uid}
        open={open}
        live={live}
        settings={settings}
        banners={<Banners live={live} faults={faults} />}
      />
    </PrometheusAddress.Provider>
  );
}
