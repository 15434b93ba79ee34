import { EmptyState } from "@grafana/ui";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Annotations } from "../../annotations/index.ts";
import { layoutOf, viewedPanel } from "../../dashboard/index.ts";
import { GraphSync } from "../../panels/index.ts";
import { scopesFrom, withVariables } from "../../variables/index.ts";
import { setPageState } from "../page-state.ts";
import { navigateWith, useLocation } from "../router/index.ts";
import type { PreviewSettings } from "../served.ts";
import type { LiveList, OpenDashboard } from "../server/index.ts";
import { useTime, withRange } from "../time/index.ts";
import { useVariables, writeVariables } from "../variables/index.ts";
import { builtInValues } from "./built-in-values.ts";
import { Controls } from "./controls.tsx";
import { Grid } from "./grid.tsx";
import { useFullHeight } from "./use-full-height.ts";
import { useShortcuts } from "./use-shortcuts.ts";

/** An open dashboard: its controls, and its panels below. */
export function Dashboard({
  open,
  live,
  settings,
  banners,
}: {
  readonly open: OpenDashboard;
  readonly live: LiveList;
  readonly settings: PreviewSettings;
  readonly banners: ReactNode;
}): ReactNode {
  const { dashboard } = open;
  const { scrapeInterval } = settings;
  const { search } = useLocation();
  const asked = useMemo(() => new URLSearchParams(search), [search]);
  const time = useTime(dashboard, search);
  const { range, raw, timeZone, refresh, refreshNow } = time;
  const variables = useVariables(dashboard.templating?.list ?? none, { search, range, scrapeInterval });
  const { states, ready, values } = variables;
  const [rows, setRows] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [settled, setSettled] = useState(false);

  // What could not be asked while the server was away is asked now.
  const connections = useRef(live.connections);
  useEffect(() => {
    if (connections.current > 0 && live.connections > connections.current) refreshNow();
    connections.current = live.connections;
  }, [live.connections, refreshNow]);

  // Everything that is shown stands in the address, as Grafana has it: a copied address shows the same.
  useEffect(() => {
    if (!ready) return;
    writeVariables(states);
    navigateWith((parameters) => withState(parameters, raw, timeZone, refresh), { replace: true });
  }, [ready, states, raw, timeZone, refresh]);

  const scopesOf = useMemo(() => scopesFrom(states), [states]);
  const viewed = asked.get("viewPanel");
  const height = useFullHeight();
  const placed = useMemo(() => {
    if (viewed === null) return layoutOf(dashboard, { scopesOf, open: rows });
    const found = viewedPanel(dashboard, viewed, scopesOf);
    return found === undefined ? [] : [{ ...found, x: 0, y: 0, w: 24, h: height }];
  }, [dashboard, scopesOf, rows, viewed, height]);
  const variablesText = withVariables(new URLSearchParams(), states.values()).toString();
  const allValues = useMemo(
    () => ({ ...values, ...builtInValues(dashboard, { raw, timeZone, variables: variablesText }) }),
    [values, dashboard, raw, timeZone, variablesText],
  );
  const toggleRow = useCallback(
    (key: string, isOpen: boolean) => setRows((before) => new Map(before).set(key, isOpen)),
    [],
  );
  const kiosk = asked.has("kiosk");
  useShortcuts({ time, kiosk, viewed: viewed !== null });
  useEffect(() => setPageState(ready && settled), [ready, settled]);

  return (
    <GraphSync.Provider value={dashboard.graphTooltip ?? 0}>
      <Annotations {...{ dashboard, range, scrapeInterval }} values={allValues}>
        {!kiosk && <Controls {...{ open, live, time, variables, search, values: allValues }} solo={viewed !== null} />}
        <main style={{ padding: 16, paddingTop: 8 }}>
          {banners}
          {ready && placed.length === 0 && (
            <EmptyState
              variant="not-found"
              hideImage
              message={viewed === null ? "This dashboard has no panels" : `There is no panel ${viewed}`}
            />
          )}
          {ready && (
            <Grid
              {...{ placed, range, timeZone, scrapeInterval }}
              values={allValues}
              all={kiosk}
              onTimeRange={time.setSpan}
              onToggleRow={toggleRow}
              onSettled={setSettled}
            />
          )}
        </main>
      </Annotations>
    </GraphSync.Provider>
  );
}

const none: readonly never[] = [];

function withState(
  parameters: URLSearchParams,
  raw: Parameters<typeof withRange>[1],
  timeZone: string,
  refresh: string,
): URLSearchParams {
  const written = withRange(parameters, raw);
  written.set("timezone", timeZone);
  if (refresh !== "") written.set("refresh", refresh);
  return written;
}
