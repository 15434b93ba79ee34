import { DashboardLinkType } from "@grafana/grafana-foundation-sdk/dashboard";
import type { GridPos } from "../grid.ts";
import { panelId } from "../identity.ts";
import type { Panel } from "../panel.ts";
import type { Link } from "../panels/index.ts";
import { renderAlertList } from "./alert-list.ts";
import { renderBarGauge } from "./bar-gauge.ts";
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
  return { ...frame(panel), ...body(panel), id: panelId(panel.key), gridPos };
}

function body(panel: Panel): object {
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
    case "raw":
      return renderRaw(panel);
  }
}

function frame(panel: Panel): object {
  if (panel.kind === "raw") return {};
  if (panel.kind === "text" || panel.kind === "heading") return { title: panel.title };
  const { title, description, links = [] } = panel;
  const words = { title, description, links: links.map(renderLink) };
  return panel.kind === "alert-list" ? words : { ...words, datasource };
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
