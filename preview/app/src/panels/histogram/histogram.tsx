import { SortOrder, TooltipDisplayMode } from "@grafana/schema";
import {
  defaultFieldConfig,
  defaultOptions,
  type Options,
} from "@grafana/schema/dist/esm/raw/composable/histogram/panelcfg/x/HistogramPanelCfg_types.gen";
import { PanelContextProvider, PlotLegend, TooltipPlugin2, UPlotChart, useTheme2, VizLayout } from "@grafana/ui";
import { type ReactNode, useMemo } from "react";
import { type PanelProps, panelKind } from "../kit/index.ts";
import { shownLegend, useLegend } from "../legend/index.ts";
import { Drawn } from "../plot/index.ts";
import { hoverModeOf, SeriesTooltip } from "../tooltip/index.ts";
import { type Buckets, bucketsOf } from "./buckets.ts";
import { plotConfig, plotData, text } from "./plot-config.ts";

/** How often values lie in which bucket. */
export const histogram = panelKind<Options>({
  component: HistogramPanel,
  options: {
    ...defaultOptions,
    legend: { calcs: [], displayMode: "list", placement: "bottom", showLegend: true },
    tooltip: { mode: TooltipDisplayMode.Multi, sort: SortOrder.None },
  } as unknown as Options,
  custom: { ...defaultFieldConfig, hideFrom: { legend: false, tooltip: false, viz: false } },
  colorMode: "palette-classic",
});

function HistogramPanel(props: PanelProps<Options>): ReactNode {
  const { data, options } = props;
  const theme = useTheme2();
  const buckets = useMemo(() => bucketsOf(data, options, theme), [data, options, theme]);
  if (buckets === undefined) return <div role="status">No histogram found in response</div>;
  return <Bars {...props} buckets={buckets} />;
}

function Bars({ buckets, ...props }: PanelProps<Options> & { readonly buckets: Buckets }): ReactNode {
  const { options, width, height, timeZone } = props;
  const theme = useTheme2();
  const legendOptions = useMemo(() => shownLegend(options.legend), [options.legend]);
  const counted = useMemo(() => [buckets.frame], [buckets]);
  const { frames, options: legend, context } = useLegend(counted, legendOptions, timeZone);
  const frame = frames[0] ?? buckets.frame;
  const config = useMemo(() => plotConfig(buckets, frame, theme), [buckets, frame, theme]);
  const drawn = useMemo(() => plotData(buckets, frame.fields.slice(2)), [buckets, frame]);
  const aligned = useMemo(() => ({ ...frame, fields: frame.fields.slice(1) }), [frame]);
  const shown = legend.showLegend ? <PlotLegend data={frames} config={config} {...legend} /> : null;
  return (
    <PanelContextProvider value={context}>
      <VizLayout width={width} height={height} legend={shown}>
        {(vizWidth, vizHeight) => (
          <UPlotChart config={config} data={drawn} width={vizWidth} height={vizHeight}>
            <Drawn config={config} frame={aligned} />
            {options.tooltip.mode !== TooltipDisplayMode.None && (
              <TooltipPlugin2
                config={config}
                hoverMode={hoverModeOf(options.tooltip)}
                render={(_plot, rows, nearest, isPinned, _dismiss, _range, _viaSync, links) => (
                  <SeriesTooltip
                    frame={aligned}
                    head={{ label: "Bucket", value: bucketText(buckets, rows) }}
                    {...{ rows, nearest, isPinned, links, options: options.tooltip }}
                  />
                )}
              />
            )}
          </UPlotChart>
        )}
      </VizLayout>
    </PanelContextProvider>
  );
}

function bucketText({ min, max, isOrdinal }: Buckets, rows: readonly (number | null)[]): string {
  const row = rows.find((one) => one !== null);
  if (row == null) return "";
  if (isOrdinal) return `${min.values[row]} - ${max.values[row]}`;
  return `${text(min, min.values[row])} - ${text(max, max.values[row])}`;
}
