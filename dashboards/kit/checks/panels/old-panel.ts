import { within } from "../../../../alerts/kit/checks/index.ts";
import { type Check, nothing } from "../check.ts";

export const oldPanel: Check = {
  id: "dashboards/old-panel",
  severity: "warning",
  summary: "A panel of a kind that Grafana no longer has.",
  why: "Grafana 12 has no Angular panels: it turns some of them into others when it opens them, without what those do not have, and draws nothing for the rest.",
  remedy: "Open it in a current Grafana, save it, and export it anew.",
  bad: '{ "type": "graph", "yaxes": [{ "format": "reqps" }] }',
  good: '{ "type": "timeseries" }',
  only: "files",
  of: "panel",
  run: ({ type }) => {
    const now = successors[type.value];
    if (now === undefined) return nothing;
    return [{ message: `there is no panel ${type.value} any more; ${now} is what it became.`, at: within(type) }];
  },
};

const successors: Readonly<Record<string, string>> = {
  graph: "timeseries",
  singlestat: "stat",
  "table-old": "table",
  "grafana-singlestat-panel": "stat",
  "grafana-piechart-panel": "piechart",
  "grafana-worldmap-panel": "geomap",
  "flant-statusmap-panel": "status-history",
  "natel-discrete-panel": "state-timeline",
  "heatmap-new": "heatmap",
  text2: "text",
};
