import { type HtmlPart, html } from "../../../exporters/kit/index.ts";
import type { Dashboards } from "../../result/index.ts";
import { isSlow } from "../judged/index.ts";
import { dash, plain, time } from "../words/index.ts";
import { table } from "./table.ts";
import { viewersPlot } from "./viewers-plot.ts";

/** Latency against viewers, every load, and the panels from the slowest on. */
export function dashboardsBody(dashboards: Dashboards): HtmlPart {
  const { loads, panels, budget } = dashboards;
  const failed = (panel: Dashboards["panels"][number]) =>
    panel.error !== undefined || isSlow(budget, panel.viewers, panel.took.p95);
  const count = panels.filter(failed).length;
  return [
    viewersPlot(dashboards),
    table({
      caption: "Loads",
      rows: loads,
      mark: ({ errors, viewers, took }) => (errors > 0 || isSlow(budget, viewers, took.p95) ? "failed" : undefined),
      columns: [
        { title: "Viewers", kind: "number", cell: ({ viewers }) => viewers },
        { title: "Range", cell: ({ range }) => plain(range) },
        { title: "Queries", kind: "number", cell: ({ queries }) => queries },
        { title: "P50", kind: "number", cell: ({ took }) => millis(took.p50) },
        { title: "P95", kind: "number", cell: ({ took }) => millis(took.p95) },
        { title: "P99", kind: "number", cell: ({ took }) => millis(took.p99) },
        { title: "Errors", kind: "number", cell: ({ errors }) => errors },
        { title: "Empty", kind: "number", cell: ({ empty }) => empty },
      ],
    }),
    table({
      caption: "Panels",
      rows: panels.toSorted((a, b) => Number(failed(b)) - Number(failed(a)) || (b.took.p95 ?? 0) - (a.took.p95 ?? 0)),
      open: count === 0 ? 5 : Math.min(Math.max(count, 5), 20),
      mark: (panel) => (failed(panel) ? "failed" : undefined),
      columns: [
        {
          title: "Panel",
          kind: "wide",
          cell: ({ panel, dashboard, expr }) =>
            html`${plain(panel)}<small>${plain(dashboard)}</small><code>${plain(expr)}</code>`,
        },
        { title: "Viewers", kind: "number", cell: ({ viewers }) => viewers },
        { title: "Range", cell: ({ range }) => plain(range) },
        { title: "P95", kind: "number", cell: ({ took }) => millis(took.p95) },
        { title: "Series", kind: "number", cell: ({ series }) => series },
        {
          title: "What would help",
          kind: "wide",
          cell: ({ error, advice }) =>
            error !== undefined ? html`<span class="no">✖ ${plain(error)}</span>` : plain(advice ?? ""),
        },
      ],
    }),
  ];
}

function millis(value: number | undefined): string {
  return value === undefined ? dash : time(value);
}
