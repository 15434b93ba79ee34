import { DashboardLinkType } from "@grafana/grafana-foundation-sdk/dashboard";
import type { GridPos } from "../grid.ts";
import { panelId } from "../identity.ts";
import type { Panel } from "../panel.ts";
import type { Link, RawPanel } from "../panels/index.ts";
import { renderAlertList } from "./alert-list.ts";
import { renderBarGauge } from "./bar-gauge.ts";
import type { Body } from "./body.ts";
import { sorted } from "./canonical.ts";
import { datasource } from "./datasource.ts";
import { renderGauge } from "./gauge.ts";
import { renderHeatmap } from "./heatmap.ts";
import { renderHistogram } from "./histogram.ts";
import { renderLogs } from "./logs.ts";
import { renderRaw } from "./raw.ts";
import { renderStat } from "./stat.ts";
import { renderStateTimeline } from "./state-timeline.ts";
import { renderStatusHistory } from "./status-history.ts";
import { renderTable } from "./table.ts";
import { renderHeading, renderText } from "./text.ts";
import { renderTimeseries } from "./timeseries.ts";

/** One panel of classic dashboard JSON. */
export function renderPanel(panel: Panel, gridPos: GridPos): object {
  if (panel.kind === "raw") return sorted({ ...renderRaw(panel), gridPos, id: panelId(panel.key) });
  const inner = body(panel);
  // In the order of canonical JSON, as everything that a kind's renderer writes.
  return {
    datasource: inner.datasource ?? ("queries" in panel ? datasource : undefined),
    description: "description" in panel ? panel.description : undefined,
    fieldConfig: inner.fieldConfig,
    gridPos,
    id: panelId(panel.key),
    links: "description" in panel ? (panel.links ?? []).map(renderLink) : undefined,
    maxDataPoints: inner.maxDataPoints,
    options: inner.options,
    pluginVersion: inner.pluginVersion,
    targets: inner.targets,
    title: panel.title,
    transformations: inner.transformations,
    transparent: inner.transparent,
    type: inner.type,
  };
}

function body(panel: Exclude<Panel, RawPanel>): Body {
  switch (panel.kind) {
    case "timeseries":
      return renderTimeseries(panel);
    case "stat":
      return renderStat(panel);
    case "gauge":
      return renderGauge(panel);
    case "bar-gauge":
      return renderBarGauge(panel);
    case "table":
      return renderTable(panel);
    case "heatmap":
      return renderHeatmap(panel);
    case "histogram":
      return renderHistogram(panel);
    case "state-timeline":
      return renderStateTimeline(panel);
    case "status-history":
      return renderStatusHistory(panel);
    case "logs":
      return renderLogs(panel);
    case "alert-list":
      return renderAlertList(panel);
    case "text":
      return renderText(panel);
    case "heading":
      return renderHeading();
  }
}

/** A link that opens in the same tab; `url` may use Grafana's variables. */
export function renderLink({ title, url }: Link) {
  return {
    asDropdown: false,
    icon: "external link",
    includeVars: false,
    keepTime: false,
    tags: [],
    targetBlank: false,
    title,
    tooltip: "",
    type: DashboardLinkType.Link,
    url,
  };
}
