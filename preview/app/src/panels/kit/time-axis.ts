import type { GrafanaTheme2, TimeRange } from "@grafana/data";
import { AxisPlacement, ScaleDirection, ScaleOrientation } from "@grafana/schema";
import type { UPlotConfigBuilder } from "@grafana/ui";

/** Gives a plot the dashboard's time range from left to right. */
export function withTimeAxis(
  builder: UPlotConfigBuilder,
  options: { readonly theme: GrafanaTheme2; readonly timeRange: TimeRange; readonly timeZone: string },
): UPlotConfigBuilder {
  const { theme, timeRange, timeZone } = options;
  builder.addScale({
    scaleKey: "x",
    isTime: true,
    orientation: ScaleOrientation.Horizontal,
    direction: ScaleDirection.Right,
    range: () => [timeRange.from.valueOf(), timeRange.to.valueOf()],
  });
  builder.addAxis({ scaleKey: "x", isTime: true, placement: AxisPlacement.Bottom, theme, timeZone });
  return builder;
}
