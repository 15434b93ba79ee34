import { RefreshPicker, TimeRangePicker, ToolbarButton, useTheme2 } from "@grafana/ui";
import type { ReactNode } from "react";
import { AnnotationToggles } from "../../annotations/index.ts";
import type { Values } from "../../variables/index.ts";
import { navigateWith } from "../router/index.ts";
import type { LiveList, OpenDashboard } from "../server/index.ts";
import type { DashboardTime } from "../time/index.ts";
import { type DashboardVariables, VariableControls } from "../variables/index.ts";
import { DashboardLinks } from "./dashboard-links.tsx";

/** The bar above the panels, which stays when the page is scrolled: variables, annotations, links, time. */
export function Controls({
  open: { dashboard },
  live,
  time,
  variables,
  search,
  values,
  solo,
}: {
  readonly open: OpenDashboard;
  readonly live: LiveList;
  readonly time: DashboardTime;
  readonly variables: DashboardVariables;
  readonly search: string;
  readonly values: Values;
  readonly solo: boolean;
}): ReactNode {
  const { colors, zIndex } = useTheme2();
  return (
    <div
      data-dashboard-controls
      style={{
        position: "sticky",
        top: 0,
        zIndex: zIndex.navbarFixed,
        display: "flex",
        flexWrap: "wrap",
        alignItems: "flex-start",
        gap: 8,
        padding: "8px 16px",
        background: colors.background.canvas,
      }}
    >
      {solo && (
        <ToolbarButton icon="arrow-left" variant="canvas" onClick={leavePanel}>
          Back to dashboard
        </ToolbarButton>
      )}
      <VariableControls variables={variables} search={search} />
      <AnnotationToggles />
      <div style={{ display: "flex", flexWrap: "wrap", justifyContent: "flex-end", gap: 8, marginLeft: "auto" }}>
        <DashboardLinks
          links={dashboard.links ?? []}
          dashboards={live.list?.dashboards ?? []}
          values={values}
          search={search}
        />
        <TimeControls time={time} />
        <ToolbarButton icon="monitor" variant="canvas" tooltip="Kiosk mode (d k)" onClick={enterKiosk} />
      </div>
    </div>
  );
}

function TimeControls({ time }: { readonly time: DashboardTime }): ReactNode {
  const { range, timeZone, refresh } = time;
  return (
    <>
      <TimeRangePicker
        isOnCanvas
        value={range}
        timeZone={timeZone}
        onChange={({ raw }) => time.setRaw({ from: textOf(raw.from), to: textOf(raw.to) })}
        onChangeTimeZone={time.setTimeZone}
        onMoveBackward={() => time.move(-1)}
        onMoveForward={() => time.move(1)}
        onZoom={time.zoomOut}
      />
      <RefreshPicker
        isOnCanvas
        value={refresh}
        onRefresh={time.refreshNow}
        onIntervalChanged={time.setRefresh}
        tooltip="Refresh dashboard"
      />
    </>
  );
}

function textOf(end: string | { toISOString(): string }): string {
  return typeof end === "string" ? end : end.toISOString();
}

function leavePanel(): void {
  navigateWith((parameters) => {
    parameters.delete("viewPanel");
    return parameters;
  });
}

function enterKiosk(): void {
  navigateWith((parameters) => {
    parameters.set("kiosk", "true");
    return parameters;
  });
}
