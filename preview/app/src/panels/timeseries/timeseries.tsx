import type { DataFrame } from "@grafana/data";
import type { Options } from "@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen";
import { PanelContextProvider, TimeSeries } from "@grafana/ui";
import { type ReactNode, useMemo } from "react";
import { type PanelProps, panelKind } from "../kit/index.ts";
import { shownLegend, useLegend } from "../legend/index.ts";
import { AnnotationMarkers, Drawn } from "../plot/index.ts";
import { customDefaults } from "./custom-defaults.ts";
import { graphable } from "./graphable.ts";
import { optionDefaults } from "./option-defaults.ts";
import { Pointing } from "./pointing.tsx";
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
