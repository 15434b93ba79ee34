import { type DataFrame, getLinksSupplier, type LinkModel } from "@grafana/data";
import { TooltipDisplayMode } from "@grafana/schema";
import type { Options } from "@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen";
import {
  KeyboardPlugin,
  PanelContextProvider,
  TimeSeries,
  TooltipPlugin2,
  type UPlotConfigBuilder,
  XAxisInteractionAreaPlugin,
  ZoomPlugin,
} from "@grafana/ui";
import { type ReactNode, useContext, useMemo } from "react";
import { cursorScope, GraphSync, type PanelProps, panelKind } from "../kit/index.ts";
import { shownLegend, useLegend } from "../legend/index.ts";
import { AnnotationMarkers, Drawn } from "../plot/index.ts";
import { hoverModeOf, SeriesTooltip } from "../tooltip/index.ts";
import { customDefaults } from "./custom-defaults.ts";
import { graphable } from "./graphable.ts";
import { optionDefaults } from "./option-defaults.ts";
import { useStructure } from "./use-structure.ts";

/** Lines, bars or points over time. */
export const timeseries = panelKind<Options>({
  component: TimeSeriesPanel,
  options: optionDefaults,
  custom: customDefaults,
  colorMode: "palette-classic",
});

function TimeSeriesPanel(props: PanelProps<Options>): ReactNode {
  const { data, timeRange } = props;
  const prepared = useMemo(() => graphable(data, timeRange), [data, timeRange]);
  if ("fault" in prepared) return <NothingToDraw {...props} fault={prepared.fault} />;
  return <Graph {...props} frames={prepared.frames} />;
}

function Graph(props: PanelProps<Options> & { readonly frames: DataFrame[] }): ReactNode {
  const { options, width, height, timeRange, timeZone, annotations } = props;
  const legendOptions = useMemo(() => shownLegend(options.legend), [options.legend]);
  const { frames, options: legend, context } = useLegend(props.frames, legendOptions, timeZone);
  const structure = useStructure(frames);
  const timeZones = useMemo(() => zonesOf(options, timeZone), [options, timeZone]);
  return (
    <PanelContextProvider value={context}>
      <TimeSeries
        frames={frames}
        structureRev={structure}
        width={width}
        height={height}
        timeRange={timeRange}
        timeZone={timeZones}
        legend={legend}
        options={options}
      >
        {(config, frame) => (
          <>
            <Drawn config={config} frame={frame} />
            <Pointing {...props} config={config} frame={frame} />
            <AnnotationMarkers config={config} annotations={annotations} timeZone={timeZone} />
          </>
        )}
      </TimeSeries>
    </PanelContextProvider>
  );
}

/** What pointer and keyboard do on a graph: tooltip, crosshair, zoom, pan. */
function Pointing(
  props: PanelProps<Options> & { readonly config: UPlotConfigBuilder; readonly frame: DataFrame },
): ReactNode {
  const { config, frame, options, replaceVariables, timeZone, onTimeRange } = props;
  const sync = useContext(GraphSync);
  const zoom = useMemo(
    () =>
      ({ from, to }: { readonly from: number; readonly to: number }) =>
        onTimeRange({ from: Math.round(from), to: Math.round(to) }),
    [onTimeRange],
  );
  const linksOf = (series: number, row: number): LinkModel[] => {
    const field = frame.fields[series];
    if (field === undefined) return [];
    return getLinksSupplier(
      frame,
      field,
      field.state?.scopedVars ?? {},
      replaceVariables,
      timeZone,
    )({ valueRowIndex: row });
  };
  return (
    <>
      {options.disableKeyboardEvents !== true && <KeyboardPlugin config={config} />}
      <XAxisInteractionAreaPlugin config={config} queryZoom={zoom} />
      {options.tooltip.mode === TooltipDisplayMode.None ? (
        <ZoomPlugin config={config} onZoom={zoom} />
      ) : (
        <TooltipPlugin2
          config={config}
          hoverMode={hoverModeOf(options.tooltip)}
          queryZoom={zoom}
          syncMode={sync}
          syncScope={cursorScope}
          getDataLinks={linksOf}
          {...(options.tooltip.maxWidth === undefined ? {} : { maxWidth: options.tooltip.maxWidth })}
          render={(_plot, rows, nearest, isPinned, _dismiss, _range, viaSync, links) => (
            <SeriesTooltip
              frame={frame}
              rows={rows}
              nearest={nearest}
              options={viaSync ? { ...options.tooltip, mode: TooltipDisplayMode.Multi } : options.tooltip}
              isPinned={isPinned}
              links={links}
            />
          )}
        />
      )}
    </>
  );
}

function NothingToDraw({ width, height, fault }: PanelProps<Options> & { readonly fault: string }): ReactNode {
  return (
    <div role="status" style={{ width, height, display: "grid", placeItems: "center" }}>
      {fault}
    </div>
  );
}

/** An axis for each time zone that the panel names; an empty name is the dashboard's own. */
function zonesOf({ timezone }: Options, own: string): string[] {
  return timezone === undefined || timezone.length === 0 ? [own] : timezone.map((zone) => (zone === "" ? own : zone));
}
