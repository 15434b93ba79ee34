import { alertList } from "./alert-list/index.ts";
import { barGauge } from "./bar-gauge/index.ts";
import { gauge } from "./gauge/index.ts";
import { heatmap } from "./heatmap/index.ts";
import { histogram } from "./histogram/index.ts";
import type { PanelKind } from "./kit/index.ts";
import { logs } from "./logs/index.ts";
import { pie } from "./pie/index.ts";
import { stat } from "./stat.tsx";
import { table } from "./table/index.ts";
import { text } from "./text/index.ts";
import { stateTimeline, statusHistory } from "./timeline/index.ts";
import { timeseries } from "./timeseries/index.ts";

export { GraphSync, type PanelKind, type PanelProps } from "./kit/index.ts";

/** Every kind of panel that is previewed, by the type it has in a dashboard's JSON. */
const kinds: Readonly<Record<string, PanelKind>> = {
  alertlist: alertList,
  bargauge: barGauge,
  gauge,
  heatmap,
  histogram,
  logs,
  piechart: pie,
  stat,
  "state-timeline": stateTimeline,
  "status-history": statusHistory,
  table,
  text,
  timeseries,
};

/** How panels of a type are drawn; undefined for a type that is not previewed. */
export function kindOf(type: string): PanelKind | undefined {
  return kinds[type];
}
