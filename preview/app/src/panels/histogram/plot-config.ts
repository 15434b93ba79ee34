import {
  type DataFrame,
  type Field,
  formattedValueToString,
  type GrafanaTheme2,
  getFieldColorModeForField,
  getFieldSeriesColor,
} from "@grafana/data";
import { AxisPlacement, GraphDrawStyle, ScaleDirection, ScaleOrientation, VisibilityMode } from "@grafana/schema";
import { UPlotConfigBuilder } from "@grafana/ui";
import uPlot from "uplot";
import type { Buckets } from "./buckets.ts";

/** Room that the label of a bound needs, in pixels. */
const labelWidth = 60;
const countScale = "count";

/** What uPlot draws: the lower bounds and behind them the last upper one, and the counts of each series. */
export function plotData({ min, max, isOrdinal }: Buckets, counts: readonly Field[]): uPlot.AlignedData {
  const bounds = isOrdinal ? min.values.map((_bound, index) => index) : [...min.values, max.values.at(-1)];
  return [bounds, ...counts.map(({ values }) => (isOrdinal ? values : [...values, null]))] as uPlot.AlignedData;
}

/** How the bars of a histogram are drawn. */
export function plotConfig(buckets: Buckets, frame: DataFrame, theme: GrafanaTheme2): UPlotConfigBuilder {
  const config = new UPlotConfigBuilder();
  const counts = frame.fields.slice(2);
  config.setPadding([8, labelWidth / 3, 0, 0]);
  addBounds(config, buckets, theme);
  for (const field of counts) {
    const custom = field.config.custom ?? {};
    config.addScale({
      scaleKey: countScale,
      orientation: ScaleOrientation.Vertical,
      direction: ScaleDirection.Up,
      softMin: 0,
      ...(custom.axisSoftMax === undefined ? {} : { softMax: custom.axisSoftMax }),
    });
    config.addAxis({
      scaleKey: countScale,
      theme,
      label: custom.axisLabel,
      placement: custom.axisPlacement ?? AxisPlacement.Left,
      formatValue: (value, decimals) => text(field, value, decimals),
    });
    config.addSeries({
      scaleKey: countScale,
      theme,
      drawStyle: GraphDrawStyle.Bars,
      pathBuilder: uPlot.paths.bars?.({ align: 1, size: [1, Number.POSITIVE_INFINITY], gap: 1 }) ?? null,
      lineColor: getFieldSeriesColor(field, theme).color,
      lineWidth: custom.lineWidth,
      fillOpacity: custom.fillOpacity,
      gradientMode: custom.gradientMode,
      colorMode: getFieldColorModeForField(field),
      showPoints: VisibilityMode.Never,
      show: custom.hideFrom?.viz !== true,
      ...(field.state?.origin == null ? {} : { dataFrameFieldIndex: field.state.origin }),
      ...(field.config.thresholds === undefined ? {} : { thresholds: field.config.thresholds }),
    });
  }
  return config;
}

function addBounds(config: UPlotConfigBuilder, { min, max, isOrdinal }: Buckets, theme: GrafanaTheme2): void {
  const [first, last] = isOrdinal ? [0, min.values.length] : [min.values[0], max.values.at(-1)];
  const size = isOrdinal ? 1 : max.values[0] - min.values[0];
  config.addScale({
    scaleKey: "x",
    orientation: ScaleOrientation.Horizontal,
    direction: ScaleDirection.Right,
    range: () => [first, last],
  });
  config.addAxis({
    scaleKey: "x",
    theme,
    placement: AxisPlacement.Bottom,
    grid: { show: false },
    splits: (plot) => {
      const room = Math.max(1, Math.floor(plot.bbox.width / devicePixelRatio / labelWidth));
      const every = Math.max(1, Math.ceil((last - first) / size / room));
      const qty = Math.floor((last - first) / size / every + 1e-9) + 1;
      return Array.from({ length: qty }, (_, index) => first + index * every * size);
    },
    values: (_plot, splits) => splits.map((bound) => boundText(min, bound, isOrdinal)),
  });
}

function boundText(min: Field, bound: number, isOrdinal: boolean): string {
  if (isOrdinal) return String(min.values[bound] ?? "");
  return text(min, bound);
}

/** A value as its field shows it. */
export function text({ display }: Field, value: unknown, decimals?: number | null): string {
  return display === undefined ? String(value) : formattedValueToString(display(value, decimals));
}
