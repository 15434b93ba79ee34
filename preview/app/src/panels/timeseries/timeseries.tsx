import { applyNullInsertThreshold, type DataFrame } from "@grafana/data";
import type { Options } from "@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen";
import { TimeSeries } from "@grafana/ui";
import { type ReactNode, useMemo } from "react";
import { type PanelProps, panelKind } from "../kit/index.ts";
import { customDefaults } from "./custom-defaults.ts";
import { optionDefaults } from "./option-defaults.ts";

/** Lines, bars or points over time. */
export const timeseries = panelKind<Options>({
  component: TimeSeriesPanel,
  options: optionDefaults,
  custom: customDefaults,
  colorMode: "palette-classic",
});

function TimeSeriesPanel({ data, options, width, height, timeRange, timeZone }: PanelProps<Options>): ReactNode {
  // The component opens gaps in the first frame only; lines of the others would be drawn across.
  const frames = useMemo(
    () => data.map((frame) => withGaps(frame, timeRange.from.valueOf(), timeRange.to.valueOf())),
    [data, timeRange],
  );
  return (
    <TimeSeries
      frames={frames}
      structureRev={1}
      width={width}
      height={height}
      timeRange={timeRange}
      timeZone={timeZone}
      legend={options.legend}
      options={options}
    />
  );
}

function withGaps(frame: DataFrame, from: number, to: number): DataFrame {
  return applyNullInsertThreshold({ frame, refFieldPseudoMin: from, refFieldPseudoMax: to });
}
