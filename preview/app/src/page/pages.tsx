import { EmptyState, Modal } from "@grafana/ui";
import { type ReactNode, useEffect, useState } from "react";
import { loadFonts } from "../grafana/index.ts";
import { DashboardPage } from "./dashboard/index.ts";
import { DashboardList, folderName, ListPage } from "./list/index.ts";
import { setPageState } from "./page-state.ts";
import { folderPath, type Route, routeOf, useLocation } from "./router/index.ts";
import { type DashboardNow, type LiveList, useDashboard, useLiveList, useSettings } from "./server/index.ts";
import type { ThemeName } from "./theme.ts";
import { AboutPreview, type Crumb, PageBar } from "./toolbar/index.ts";

/** The page that the address asks for, below the bar that all pages have. */
export function Pages({ theme, onTheme }: { readonly theme: ThemeName; readonly onTheme: () => void }): ReactNode {
  const { pathname, search } = useLocation();
  const live = useLiveList();
  const settings = useSettings(live.connections);
  const fonts = useFonts();
  const route = routeOf(pathname);
  const shown = useDashboard(route.page === "dashboard" ? route.uid : undefined, live);
  const [dialog, setDialog] = useState<"search" | "about">();
  useSearchKey(() => setDialog("search"));
  const kiosk = route.page === "dashboard" && new URLSearchParams(search).has("kiosk");
  return (
    <>
      {!kiosk && (
        <PageBar
          crumbs={crumbsOf(route, shown)}
          theme={theme}
          onTheme={onTheme}
          onSearch={() => setDialog("search")}
          onAbout={() => setDialog("about")}
        />
      )}
      {fonts && <Page route={route} live={live} settings={settings} shown={shown} />}
      {dialog === "about" && <AboutPreview settings={settings} onDismiss={() => setDialog(undefined)} />}
      {dialog === "search" && <SearchDialog live={live} onDismiss={() => setDialog(undefined)} />}
    </>
  );
}

function Page({
  route,
  live,
  settings,
  shown,
}: {
  readonly route: Route;
  readonly live: LiveList;
  readonly settings: ReturnType<typeof useSettings>;
  readonly shown: DashboardNow;
}): ReactNode {
  switch (route.page) {
    case "list":
      return <ListPage live={live} settings={settings} folder={route.folder} />;
    case "dashboard":
      return <DashboardPage uid={route.uid} live={live} settings={settings} {...shown} />;
    case "missing":
      return <MissingPage />;
  }
}

function MissingPage(): ReactNode {
  useEffect(() => {
    document.title = "Not found - Sightline preview";
    return setPageState(true);
  }, []);
  return (
    <main style={{ padding: 32 }}>
      <EmptyState variant="not-found" hideImage message="There is no such page">
        <a href="/dashboards">All dashboards</a>
      </EmptyState>
    </main>
  );
}

function SearchDialog({ live, onDismiss }: { readonly live: LiveList; readonly onDismiss: () => void }): ReactNode {
  const [query, setQuery] = useState("");
  return (
    <Modal title="Search dashboards" isOpen onDismiss={onDismiss} initialFocus={-1}>
      <DashboardList dashboards={live.list?.dashboards ?? []} query={query} onQuery={setQuery} onOpen={onDismiss} />
    </Modal>
  );
}

function crumbsOf(route: Route, { open }: DashboardNow): readonly Crumb[] {
  const home = { text: "Dashboards", href: "/dashboards" };
  if (route.page === "list")
    return route.folder === undefined ? [{ text: "Dashboards" }] : [home, { text: route.folder }];
  if (route.page === "missing" || open === undefined) return [home];
  const folder = open.folder === "" ? [] : [{ text: folderName(open.folder), href: folderPath(open.folder) }];
  return [home, ...folder, { text: open.dashboard.title }];
}

/** Fonts have to be there before the first chart measures its labels. */
function useFonts(): boolean {
  const [loaded, setLoaded] = useState(false);
  useEffect(() => {
    void loadFonts().then(() => setLoaded(true));
  }, []);
  return loaded;
}

function useSearchKey(search: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      search();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [search]);
}
