import { EmptyState } from "@grafana/ui";
import { type ReactNode, useEffect } from "react";
import { setPageState } from "../page-state.ts";
import { navigateWith, useLocation } from "../router/index.ts";
import type { PreviewSettings } from "../served.ts";
import type { LiveList } from "../server/index.ts";
import { Banners } from "../toolbar/index.ts";
import { DashboardList } from "./dashboard-list.tsx";

/** The page of all dashboards, or of those of one folder. */
export function ListPage({
  live,
  settings,
  folder,
}: {
  readonly live: LiveList;
  readonly settings: PreviewSettings | undefined;
  readonly folder: string | undefined;
}): ReactNode {
  const { search } = useLocation();
  const query = new URLSearchParams(search).get("query") ?? "";
  const { list } = live;
  const title = folder ?? settings?.title ?? "Dashboards";
  useEffect(() => {
    document.title = `${title} - Sightline preview`;
  }, [title]);
  useEffect(() => setPageState(list !== undefined), [list]);
  if (list === undefined)
    return (
      <main style={{ padding: 32, textAlign: "center" }}>
        <p role="status">Loading…</p>
      </main>
    );
  const unknown = folder !== undefined && !list.dashboards.some((one) => (one.folder || "Dashboards") === folder);
  return (
    <main>
      <Banners live={live} faults={list.faults} />
      <div style={{ maxWidth: 960, margin: "0 auto", padding: 24 }}>
        <h1 style={{ marginBottom: 16 }}>{title}</h1>
        {unknown ? (
          <EmptyState variant="not-found" message={`There is no folder “${folder}”`} hideImage>
            <a href="/dashboards">All dashboards</a>
          </EmptyState>
        ) : (
          <DashboardList
            dashboards={list.dashboards}
            folder={folder}
            query={query}
            onQuery={setQuery}
            onTag={(tag) => setQuery(query === "" ? tag : `${query} ${tag}`)}
          />
        )}
      </div>
    </main>
  );
}

function setQuery(query: string): void {
  navigateWith(
    (parameters) => {
      if (query === "") parameters.delete("query");
      else parameters.set("query", query);
      return parameters;
    },
    { replace: true },
  );
}
