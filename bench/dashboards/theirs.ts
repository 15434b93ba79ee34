import * as common from "@grafana/grafana-foundation-sdk/common";
import {
  DashboardBuilder,
  DashboardCursorSync,
  DatasourceVariableBuilder,
  RowBuilder,
  ThresholdsConfigBuilder,
  ThresholdsMode,
} from "@grafana/grafana-foundation-sdk/dashboard";
import * as heatmap from "@grafana/grafana-foundation-sdk/heatmap";
import { DataqueryBuilder, PromQueryFormat, QueryEditorMode } from "@grafana/grafana-foundation-sdk/prometheus";
import * as stat from "@grafana/grafana-foundation-sdk/stat";
import * as table from "@grafana/grafana-foundation-sdk/table";
import * as timeseries from "@grafana/grafana-foundation-sdk/timeseries";

const datasource = { type: "prometheus", uid: `\${datasource}` };
const span = "$__rate_interval";
const description = "What is shown, and what a good value looks like.";

/** The panels of `ourDashboard`, as the SDK's examples build theirs: expressions as text, builders for the rest. */
export function theirDashboard(n: number): string {
  const here = `job="service-${n}"`;
  const byRoute = `sum by (route) (rate(service_requests_total{${here}}[${span}]))`;
  const failing = `sum by (route) (rate(service_requests_total{${here}, status=~"5.."}[${span}])) / ${byRoute}`;
  const busy = `max by (route) (service_in_flight_requests{${here}})`;
  const spread = `sum by (le) (rate(service_duration_seconds_bucket{${here}}[${span}]))`;

  const dashboard = new DashboardBuilder(`Service ${n}`)
    .uid(`service-${n}`)
    .description("Does the service answer? Owner: web.")
    .tags(["sightline"])
    .readonly()
    .refresh("30s")
    .time({ from: "now-1h", to: "now" })
    .timezone("browser")
    .tooltip(DashboardCursorSync.Crosshair)
    .withVariable(new DatasourceVariableBuilder("datasource").label("Data source").type("prometheus"))
    .withRow(new RowBuilder("Now"));
  for (let i = 0; i < 5; i++) dashboard.withPanel(number(i, byRoute));
  for (let i = 0; i < 2; i++) dashboard.withPanel(list(i, byRoute, failing));
  dashboard.withRow(new RowBuilder("Over time")).withPanel(heat(spread));
  for (let i = 0; i < 12; i++) dashboard.withPanel(graph(i, failing, busy));
  return `${JSON.stringify(dashboard.build(), null, 2)}\n`;
}

function number(i: number, expr: string) {
  return new stat.PanelBuilder()
    .title(`Number ${i}`)
    .description(description)
    .datasource(datasource)
    .span(6)
    .height(4)
    .unit("reqps")
    .decimals(0)
    .thresholds(steps("green", 100, "orange"))
    .colorMode(common.BigValueColorMode.Value)
    .graphMode(common.BigValueGraphMode.None)
    .reduceOptions(new common.ReduceDataOptionsBuilder().calcs(["lastNotNull"]).values(false))
    .withTarget(query("A", expr).instant().legendFormat("{{route}}"));
}

function list(i: number, first: string, second: string) {
  return new table.PanelBuilder()
    .title(`List ${i}`)
    .description(description)
    .datasource(datasource)
    .span(24)
    .height(8)
    .thresholds(base("text"))
    .overrideByName("Requests", [{ id: "unit", value: "reqps" }])
    .overrideByName("Failing", [{ id: "unit", value: "percentunit" }])
    .withTarget(query("A", first).instant().format(PromQueryFormat.Table))
    .withTarget(query("B", second).instant().format(PromQueryFormat.Table))
    .withTransformation({
      id: "filterFieldsByName",
      options: { include: { names: ["Time", "route", "Value #A", "Value #B"] } },
    })
    .withTransformation({ id: "merge", options: {} })
    .withTransformation({
      id: "organize",
      options: {
        excludeByName: { Time: true },
        indexByName: { route: 0, "Value #A": 1, "Value #B": 2 },
        renameByName: { route: "Route", "Value #A": "Requests", "Value #B": "Failing" },
      },
    });
}

function heat(expr: string) {
  return new heatmap.PanelBuilder()
    .title("Spread")
    .description(description)
    .datasource(datasource)
    .span(12)
    .height(8)
    .thresholds(base("text"))
    .calculate(false)
    .color(
      new heatmap.HeatmapColorOptionsBuilder()
        .mode(heatmap.HeatmapColorMode.Scheme)
        .scheme("Oranges")
        .exponent(0.5)
        .steps(64),
    )
    .yAxis(new heatmap.YAxisConfigBuilder().unit("s").axisPlacement(common.AxisPlacement.Left))
    .cellValues(new heatmap.CellValuesBuilder().unit("ops"))
    .showValue(common.VisibilityMode.Never)
    .tooltip(new heatmap.HeatmapTooltipBuilder().mode(common.TooltipDisplayMode.Single).yHistogram(true))
    .showLegend()
    .withTarget(query("A", expr).range().legendFormat("{{le}}").format(PromQueryFormat.Heatmap));
}

function graph(i: number, failing: string, busy: string) {
  return new timeseries.PanelBuilder()
    .title(`Graph ${i}`)
    .description(description)
    .datasource(datasource)
    .span(12)
    .height(8)
    .unit("percentunit")
    .min(0)
    .thresholds(steps("green", 0.05, "red"))
    .thresholdsStyle(new common.GraphThresholdsStyleConfigBuilder().mode(common.GraphThresholdsStyleMode.Dashed))
    .drawStyle(common.GraphDrawStyle.Line)
    .fillOpacity(8)
    .lineWidth(1)
    .showPoints(common.VisibilityMode.Never)
    .spanNulls(false)
    .legend(
      new common.VizLegendOptionsBuilder()
        .displayMode(common.LegendDisplayMode.List)
        .placement(common.LegendPlacement.Bottom)
        .showLegend(true),
    )
    .tooltip(
      new common.VizTooltipOptionsBuilder().mode(common.TooltipDisplayMode.Multi).sort(common.SortOrder.Descending),
    )
    .withTarget(query("A", failing).range().legendFormat("{{route}}"))
    .withTarget(query("B", busy).range().legendFormat("{{route}} under way"));
}

function query(refId: string, expr: string): DataqueryBuilder {
  return new DataqueryBuilder().datasource(datasource).refId(refId).expr(expr).editorMode(QueryEditorMode.Code);
}

function steps(color: string, value: number, from: string): ThresholdsConfigBuilder {
  return new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([
    { value: null, color },
    { value, color: from },
  ]);
}

function base(color: string): ThresholdsConfigBuilder {
  return new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([{ value: null, color }]);
}
