/** A panel as classic dashboard JSON has it, as far as its queries go. */
interface PanelJson {
  readonly title?: string;
  readonly type: string;
  readonly panels?: readonly PanelJson[];
  readonly targets?: readonly TargetJson[];
}

interface TargetJson {
  readonly refId: string;
  readonly datasource?: { readonly type?: string; readonly uid?: string };
  readonly expr?: string;
  readonly instant?: boolean;
  readonly range?: boolean;
  readonly format?: string;
  readonly hide?: boolean;
}

export interface DashboardJson {
  readonly uid: string;
  readonly title: string;
  readonly panels?: readonly PanelJson[];
  readonly templating?: { readonly list?: readonly VariableJson[] };
}

interface VariableJson {
  readonly name: string;
  readonly type: string;
  readonly allValue?: string;
  readonly includeAll?: boolean;
  readonly current?: { readonly value?: unknown };
}

/** What a panel sends to `/api/ds/query` when everything is chosen at the top of its dashboard. */
export interface PanelQueries {
  readonly panel: string;
  readonly body: { readonly from: string; readonly to: string; readonly queries: readonly object[] };
}

/**
 * The Prometheus queries of every panel, folded rows included, as a browser sends them.
 *
 * Variables are the browser's to fill in; `$__rate_interval` and its like are Grafana's own.
 */
export function queriesOf({ panels = [], templating }: DashboardJson): readonly PanelQueries[] {
  const variables = templating?.list ?? [];
  return panels.flatMap(flat).flatMap(({ title = "", targets = [] }) => {
    const asked = targets.filter(
      ({ expr, hide, datasource }) => expr !== undefined && hide !== true && !isOther(datasource),
    );
    if (asked.length === 0) return [];
    const queries = asked.map(({ refId, expr = "", instant = false, range = !instant, format = "time_series" }) => ({
      refId,
      datasource: { type: "prometheus", uid: "prometheus" },
      expr: filledIn(expr, variables),
      instant,
      range,
      format,
      intervalMs: 15_000,
      maxDataPoints: 500,
    }));
    return [{ panel: title, body: { from: "now-1h", to: "now", queries } }];
  });
}

function flat(panel: PanelJson): readonly PanelJson[] {
  return panel.type === "row" ? (panel.panels ?? []).flatMap(flat) : [panel];
}

function isOther(datasource: TargetJson["datasource"]): boolean {
  return datasource?.type !== undefined && datasource.type !== "prometheus";
}

function filledIn(expr: string, variables: readonly VariableJson[]): string {
  return expr.replace(/\$\{(\w+)(?::\w+)?\}|\$(\w+)|\[\[(\w+)(?::\w+)?\]\]/g, (whole, braced, plain, squared) => {
    const variable = variables.find(({ name }) => name === (braced ?? plain ?? squared));
    if (variable === undefined) return whole;
    if (variable.type === "query") return variable.allValue ?? ".*";
    const value = variable.current?.value;
    return typeof value === "string" && value !== "$__all" ? value : (variable.allValue ?? ".*");
  });
}
