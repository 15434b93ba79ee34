import { dateMath, dateTime, type TimeRange } from "@grafana/data";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { Annotations, AnnotationToggles } from "../annotations/index.ts";
import type { DashboardJson } from "../dashboard/index.ts";
import { loadFonts } from "../grafana/index.ts";
import { PanelFrame } from "../panel/index.ts";
import { GraphSync } from "../panels/index.ts";
import { askServer, type PreviewSettings, type ServedDashboard } from "./server.ts";

/** The dashboard that the address names. */
export function DashboardPage(): ReactNode {
  const [served, setServed] = useState<{ dashboard: DashboardJson; settings: PreviewSettings }>();
  useEffect(() => {
    const [, , uid = ""] = location.pathname.split("/");
    void Promise.all([
      askServer<ServedDashboard>(`/api/dashboards/${uid}`),
      askServer<PreviewSettings>("/api/preview"),
      loadFonts(),
    ]).then(([{ dashboard }, settings]) => setServed({ dashboard, settings }));
  }, []);
  if (served === undefined) return null;
  return <Grid {...served} />;
}

function Grid({ dashboard, settings }: { dashboard: DashboardJson; settings: PreviewSettings }): ReactNode {
  const range = useMemo<TimeRange>(() => {
    const raw = dashboard.time ?? { from: "now-1h", to: "now" };
    return {
      from: dateMath.toDateTime(raw.from, { roundUp: false }) ?? dateTime(),
      to: dateMath.toDateTime(raw.to, { roundUp: true }) ?? dateTime(),
      raw,
    };
  }, [dashboard]);
  const column = window.innerWidth / 24;
  return (
    <GraphSync.Provider value={dashboard.graphTooltip ?? 0}>
      <Annotations {...{ dashboard, range }} values={noValues} scrapeInterval={settings.scrapeInterval}>
        <AnnotationToggles />
        <div style={{ position: "relative" }}>
          {(dashboard.panels ?? [])
            .filter(({ type }) => type !== "row")
            .map((panel) => {
              const { x, y, w, h } = panel.gridPos;
              return (
                <div key={panel.id} style={{ position: "absolute", left: x * column, top: y * 38 }}>
                  <PanelFrame
                    panel={panel}
                    width={w * column - 8}
                    height={h * 38 - 8}
                    range={range}
                    timeZone="browser"
                    values={noValues}
                    scrapeInterval={settings.scrapeInterval}
                    onTimeRange={noTimeRange}
                  />
                </div>
              );
            })}
        </div>
      </Annotations>
    </GraphSync.Provider>
  );
}

const noValues = {};
const noTimeRange = () => undefined;
