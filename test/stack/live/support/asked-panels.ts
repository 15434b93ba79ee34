import { type Dashboard, panelId, renderDashboard } from "../../../../dashboards/kit/index.ts";

/** A panel as Grafana asks for it: the queries of its JSON, and what the definition says about silence. */
export interface AskedPanel {
  readonly dashboard: string;
  readonly key: string;
  readonly queries: readonly AskedQuery[];
}

export interface AskedQuery {
  readonly expr: string;
  /** Over the dashboard's range, or one value now. */
  readonly over: "range" | "now";
  /** Labels that the answer must have: those of the legend, or the columns of a table. */
  readonly labels: readonly string[];
  /** Why no data is right while all is well. */
  readonly mayBeEmpty?: string;
}

interface Target {
  readonly expr?: string;
  readonly datasource?: { readonly type?: string };
  readonly instant?: boolean;
  readonly legendFormat?: string;
}

interface JsonPanel {
  readonly id: number;
  readonly type: string;
  readonly targets?: readonly Target[];
  readonly panels?: readonly JsonPanel[];
}

/** Every panel of the dashboards that asks Prometheus something. */
export function askedPanels(dashboards: readonly Dashboard[]): readonly AskedPanel[] {
  return dashboards.flatMap((dashboard) => {
    const { panels } = JSON.parse(renderDashboard(dashboard)) as { readonly panels: readonly JsonPanel[] };
    const byId = new Map(panels.flatMap((panel) => [panel, ...(panel.panels ?? [])]).map((one) => [one.id, one]));
    return dashboard.rows.flatMap((row) =>
      row.panels.flatMap((panel): readonly AskedPanel[] => {
        const targets = byId.get(panelId(panel.key))?.targets ?? [];
        const whole = "mayBeEmpty" in panel ? panel.mayBeEmpty : undefined;
        const queries = targets.flatMap((target, index): readonly AskedQuery[] => {
          const { expr, datasource, instant = false, legendFormat } = target;
          if (expr === undefined || datasource?.type !== "prometheus") return [];
          const own = "queries" in panel ? panel.queries[index] : undefined;
          const reason = own !== undefined && "mayBeEmpty" in own ? (own.mayBeEmpty ?? whole) : whole;
          const columns = panel.kind === "table" ? Object.keys(panel.columns) : [];
          return [
            {
              expr,
              over: instant ? "now" : "range",
              labels: [...columns, ...namesIn(legendFormat ?? "")],
              ...(reason === undefined ? {} : { mayBeEmpty: reason }),
            },
          ];
        });
        return queries.length === 0 ? [] : [{ dashboard: dashboard.uid, key: panel.key, queries }];
      }),
    );
  });
}

function namesIn(legend: string): readonly string[] {
  return [...legend.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name = ""]) => name);
}
