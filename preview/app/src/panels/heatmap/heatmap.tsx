import { formattedValueToString, getValueFormat } from "@grafana/data";
import { AxisPlacement } from "@grafana/schema";
import {
  defaultOptions,
  type Options,
} from "@grafana/schema/dist/esm/raw/composable/heatmap/panelcfg/x/HeatmapPanelCfg_types.gen";
import { TooltipPlugin2, UPlotChart, useTheme2, VizLayout } from "@grafana/ui";
import { type ReactNode, useContext, useMemo } from "react";
import { cursorScope, GraphSync, type PanelProps, panelKind } from "../kit/index.ts";
import { ColorScale } from "./color-scale.tsx";
import { colorRange } from "./colors.ts";
import type { Grid } from "./grid.ts";
import { heatmapGrid } from "./heatmap-grid.ts";
import { columnAt, heatmapData, heatmapPlot, rowAt } from "./heatmap-plot.ts";
import { HeatmapTooltip } from "./heatmap-tooltip.tsx";
import { palette as paletteOf } from "./palette.ts";

const optionDefaults = { ...defaultOptions, yAxis: { axisPlacement: AxisPlacement.Left } } as Options;

/** How many of what size there were over time. */
export const heatmap = panelKind<Options>({ component: Heatmap, options: optionDefaults });

function Heatmap(props: PanelProps<Options>): ReactNode {
  const { data, options } = props;
  const grid = useMemo(() => heatmapGrid(data, options), [data, options]);
  if (grid === undefined) return <div>No data: a heatmap needs numbers over time</div>;
  return <Cells {...props} grid={grid} />;
}

function Cells(props: PanelProps<Options> & { readonly grid: Grid }): ReactNode {
  const { grid, data, options, width, height, timeRange, timeZone, onTimeRange } = props;
  const theme = useTheme2();
  const palette = useMemo(() => paletteOf(options.color, theme), [options.color, theme]);
  const shown = useMemo(() => options.filterValues ?? {}, [options.filterValues]);
  const range = useMemo(() => colorRange(grid.counts, shown, options.color), [grid, shown, options.color]);
  const ownUnit = data[0]?.fields.find(({ type }) => String(type) === "number")?.config.unit;
  const write = useMemo(() => {
    const { yAxis, cellValues = {}, calculate } = options;
    const bound = getValueFormat(yAxis.unit ?? (calculate === true ? ownUnit : undefined) ?? "short");
    const count = getValueFormat(cellValues.unit ?? (calculate === true ? undefined : ownUnit) ?? "short");
    return {
      bound: (value: number) =>
        Number.isFinite(value) ? formattedValueToString(bound(value, yAxis.decimals)) : value > 0 ? "+Inf" : "-Inf",
      count: (value: number) => formattedValueToString(count(value, cellValues.decimals)),
    };
  }, [options, ownUnit]);
  const config = useMemo(() => {
    const { yAxis } = options;
    const label = yAxis.axisLabel;
    const placement = yAxis.axisPlacement ?? AxisPlacement.Left;
    return heatmapPlot(grid, {
      ...{ theme, timeRange, timeZone, palette, range, shown },
      cellGap: options.cellGap ?? 1,
      cellRadius: options.cellRadius ?? 0,
      axis: {
        placement: placement === AxisPlacement.Auto ? AxisPlacement.Left : placement,
        reverse: yAxis.reverse === true,
        ...(label === undefined || label === "" ? {} : { label }),
      },
      writeBound: write.bound,
      ...(String(options.showValue) === "never" ? {} : { writeCount: write.count }),
    });
  }, [grid, options, theme, timeRange, timeZone, palette, range, shown, write]);
  const sync = useContext(GraphSync);
  const points = useMemo(() => heatmapData(grid), [grid]);
  const legend = options.legend.show ? (
    <VizLayout.Legend placement={options.legend.placement ?? "bottom"}>
      <div style={{ padding: theme.spacing(0, 1, 0.5) }}>
        <ColorScale palette={palette} range={range} write={write.count} />
      </div>
    </VizLayout.Legend>
  ) : null;
  const describe = `${grid.rows.length} rows from ${boundName(grid, 0, write.bound)} to ${boundName(grid, grid.rows.length - 1, write.bound)}`;
  return (
    <div role="img" aria-label={describe}>
      <VizLayout width={width} height={height} legend={legend}>
        {(plotWidth, plotHeight) => (
          <UPlotChart config={config} data={points} width={plotWidth} height={plotHeight}>
            {String(options.tooltip.mode) !== "none" && (
              <TooltipPlugin2
                config={config}
                hoverMode={2}
                syncMode={sync}
                syncScope={cursorScope}
                queryZoom={onTimeRange}
                clientZoom
                render={(u, _indices, _series, pinned) => (
                  <HeatmapTooltip
                    {...{ grid, timeZone, palette, range, shown, pinned }}
                    column={columnAt(u, grid) ?? -1}
                    row={rowAt(u, grid) ?? -1}
                    writeBound={write.bound}
                    writeCount={write.count}
                    histogram={options.tooltip.yHistogram === true}
                    colorScale={options.tooltip.showColorScale === true}
                  />
                )}
              />
            )}
          </UPlotChart>
        )}
      </VizLayout>
    </div>
  );
}

function boundName({ rows }: Grid, index: number, write: (bound: number) => string): string {
  const { name = "", high } = rows[index] ?? {};
  return high === undefined ? name : write(high);
}
