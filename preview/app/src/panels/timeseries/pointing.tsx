import { DashboardCursorSync, type DataFrame, getLinksSupplier, type LinkModel } from "@grafana/data";
import { TooltipDisplayMode } from "@grafana/schema";
import type { Options } from "@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen";
import {
  KeyboardPlugin,
  TooltipPlugin2,
  type UPlotConfigBuilder,
  XAxisInteractionAreaPlugin,
  ZoomPlugin,
} from "@grafana/ui";
import { type ReactNode, useContext, useLayoutEffect, useMemo } from "react";
import { cursorScope, GraphSync, type PanelProps } from "../kit/index.ts";
import { hoverModeOf, SeriesTooltip } from "../tooltip/index.ts";

/** What pointer and keyboard do on a graph: tooltip, crosshair, zoom, pan. */
export function Pointing(
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
        <ZoomOnly config={config} sync={sync} zoom={zoom} />
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

/** Without a tooltip: the crosshair that graphs share, and zoom. */
function ZoomOnly(props: {
  readonly config: UPlotConfigBuilder;
  readonly sync: DashboardCursorSync;
  readonly zoom: (range: { readonly from: number; readonly to: number }) => void;
}): ReactNode {
  const { config, sync, zoom } = props;
  useLayoutEffect(() => {
    if (sync !== DashboardCursorSync.Off) config.setCursor({ sync: { key: cursorScope, scales: ["x", null] } });
  }, [config, sync]);
  return <ZoomPlugin config={config} onZoom={zoom} />;
}
