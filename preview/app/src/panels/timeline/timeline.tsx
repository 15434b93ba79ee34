import type { LegendDisplayMode, OptionsWithLegend, OptionsWithTooltip, VisibilityMode } from "@grafana/schema";
import { Pagination, TooltipPlugin2, UPlotChart, useTheme2, VizLayout, VizLegend } from "@grafana/ui";
import { type ReactNode, useContext, useMemo, useState } from "react";
import { cursorScope, GraphSync, type PanelProps } from "../kit/index.ts";
import { timelineLegend } from "./timeline-legend.ts";
import { timelineData, timelinePlot } from "./timeline-plot.ts";
import { type TimelineRow, timelineRows } from "./timeline-rows.ts";
import { TimelineTooltip } from "./timeline-tooltip.tsx";

export interface TimelineOptions extends OptionsWithLegend, OptionsWithTooltip {
  readonly showValue: VisibilityMode | `${VisibilityMode}`;
  readonly rowHeight: number;
  readonly alignValue?: "left" | "center" | "right";
  readonly mergeValues?: boolean;
  readonly perPage?: number;
  readonly colWidth?: number;
}

const pagesHeight = 40;

/**
 * A row for each field over time.
 * @param lasting whether a state lasts until the next sample, or each sample stands for itself
 */
export function Timeline(props: PanelProps<TimelineOptions> & { readonly lasting: boolean }): ReactNode {
  const { data, options, width, height, timeRange, lasting } = props;
  const theme = useTheme2();
  const [page, setPage] = useState(1);
  const all = useMemo(
    () =>
      timelineRows(data, {
        theme,
        end: timeRange.to.valueOf(),
        merge: options.mergeValues !== false,
        sampleWidth: lasting ? undefined : (options.colWidth ?? 0.9),
      }),
    [data, theme, timeRange, options.mergeValues, options.colWidth, lasting],
  );
  const perPage = options.perPage ?? 0;
  const pages = perPage > 0 ? Math.ceil(all.length / perPage) : 1;
  const shownPage = Math.min(page, pages);
  const rows = useMemo(
    () => (pages > 1 ? all.slice((shownPage - 1) * perPage, shownPage * perPage) : all),
    [all, pages, shownPage, perPage],
  );
  const legend = useMemo(() => timelineLegend(all, theme), [all, theme]);
  if (all.length === 0) return <div>Data does not have a time field</div>;
  const { showLegend, displayMode, placement, width: legendWidth } = options.legend;
  return (
    <div role="img" aria-label={`${all.length} rows: ${rows.map(({ name }) => name).join(", ")}`}>
      <VizLayout
        width={width}
        height={pages > 1 ? height - pagesHeight : height}
        legend={
          showLegend && legend.length > 0 ? (
            <VizLayout.Legend placement={placement} {...(legendWidth === undefined ? {} : { width: legendWidth })}>
              <VizLegend items={legend} placement={placement} displayMode={displayMode as LegendDisplayMode} readonly />
            </VizLayout.Legend>
          ) : null
        }
      >
        {(plotWidth, plotHeight) => <Plot {...props} rows={rows} width={plotWidth} height={plotHeight} />}
      </VizLayout>
      {pages > 1 && (
        <div style={{ display: "flex", justifyContent: "flex-end", paddingTop: theme.spacing(1) }}>
          <Pagination currentPage={shownPage} numberOfPages={pages} onNavigate={setPage} />
        </div>
      )}
    </div>
  );
}

function Plot(
  props: PanelProps<TimelineOptions> & { readonly lasting: boolean; readonly rows: readonly TimelineRow[] },
): ReactNode {
  const { rows, options, width, height, timeRange, timeZone, lasting, onTimeRange } = props;
  const { rowHeight, showValue, alignValue = "left", tooltip } = options;
  const theme = useTheme2();
  const nameWidth = Math.round(width * 0.4);
  const config = useMemo(
    () =>
      timelinePlot(rows, {
        theme,
        timeRange,
        timeZone,
        rowHeight,
        showValue,
        alignValue: lasting ? alignValue : "center",
        nameWidth,
      }),
    [rows, theme, timeRange, timeZone, rowHeight, showValue, alignValue, lasting, nameWidth],
  );
  const data = useMemo(() => timelineData(rows, timeRange), [rows, timeRange]);
  const sync = useContext(GraphSync);
  const mode: string = tooltip.mode;
  return (
    <UPlotChart config={config} data={data} width={width} height={height}>
      {mode !== "none" && (
        <TooltipPlugin2
          config={config}
          hoverMode={mode === "multi" ? 1 : 2}
          syncMode={sync}
          syncScope={cursorScope}
          queryZoom={onTimeRange}
          clientZoom
          render={(u, _indices, series, pinned) => (
            <TimelineTooltip
              rows={rows}
              row={series === null ? undefined : series - 1}
              time={u.posToVal(u.cursor.left ?? 0, "x")}
              timeZone={timeZone}
              all={mode === "multi"}
              lasting={lasting}
              pinned={pinned}
            />
          )}
        />
      )}
    </UPlotChart>
  );
}
