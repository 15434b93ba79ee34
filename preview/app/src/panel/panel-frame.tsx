import { type InterpolateFunction, renderTextPanelMarkdown, type TimeRange } from "@grafana/data";
import { PanelChrome, useTheme2 } from "@grafana/ui";
import { type ReactNode, useMemo } from "react";
import { useAnnotations } from "../annotations/index.ts";
import type { PanelJson } from "../dashboard/index.ts";
import { kindOf, type PanelKind, type PanelProps } from "../panels/index.ts";
import { interpolate, type Values } from "../variables/index.ts";
import { DrawingBoundary } from "./drawing-boundary.tsx";
import { filledFieldConfig } from "./field-config.ts";
import { withFieldConfig } from "./panel-frames.ts";
import { usePanelData } from "./use-panel-data.ts";

export interface PanelFrameProps {
  readonly panel: PanelJson;
  readonly width: number;
  readonly height: number;
  readonly range: TimeRange;
  readonly timeZone: string;
  readonly values: Values;
  readonly scrapeInterval: string;
  readonly onTimeRange: PanelProps<unknown>["onTimeRange"];
}

/** One panel: title, state, and the drawing of its kind inside. */
export function PanelFrame(props: PanelFrameProps): ReactNode {
  const { panel, width, height } = props;
  const kind = kindOf(panel.type);
  if (kind === undefined) {
    return (
      <PanelChrome width={width} height={height} title={panel.title ?? ""}>
        {() => <div>A panel of the type “{panel.type}” is not previewed.</div>}
      </PanelChrome>
    );
  }
  return <KnownPanel {...props} kind={kind} />;
}

function KnownPanel(props: PanelFrameProps & { readonly kind: PanelKind }): ReactNode {
  const { kind, width, height, range, timeZone, values, scrapeInterval, onTimeRange } = props;
  const panel = useMemo(() => kind.migrated?.(props.panel) ?? props.panel, [props.panel, kind]);
  const theme = useTheme2();
  const annotations = useAnnotations(panel.id);
  const replaceVariables = useMemo<InterpolateFunction>(() => (text) => interpolate(text, values, "text"), [values]);
  const fieldConfig = useMemo(() => filledFieldConfig(panel, kind), [panel, kind]);
  const maxDataPoints = panel.maxDataPoints ?? Math.max(100, Math.round(width / 50) * 50);
  const { state, loading, frames, errors } = usePanelData({
    panel,
    kind,
    range,
    values,
    scrapeInterval,
    maxDataPoints,
    replaceVariables,
  });
  const data = useMemo(
    () => frames && withFieldConfig(frames, { fieldConfig, theme, timeZone, replaceVariables }),
    [frames, fieldConfig, theme, timeZone, replaceVariables],
  );
  const title = replaceVariables(panel.title ?? "");
  const description = panel.description;
  return (
    <div data-panel-id={panel.id} data-panel-type={panel.type} data-panel-state={state}>
      <PanelChrome
        width={width}
        height={height}
        title={title}
        {...(description === undefined ? {} : { description: () => renderTextPanelMarkdown(description) })}
        displayMode={panel.transparent === true ? "transparent" : "default"}
        loadingState={loading}
        {...(errors.length === 0 ? {} : { statusMessage: errors.join("\n") })}
      >
        {(innerWidth, innerHeight) => {
          if (data === undefined) return null;
          if (kind.drawsQueries !== false && !data.some(({ length }) => length > 0))
            return <div>{fieldConfig.defaults.noValue ?? "No data"}</div>;
          const options = panel.options ?? noOptions;
          const drawn = { panel, options, fieldConfig, data, timeZone, replaceVariables, onTimeRange, annotations };
          return (
            <DrawingBoundary>
              {kind.draw({ ...drawn, width: innerWidth, height: innerHeight, timeRange: range })}
            </DrawingBoundary>
          );
        }}
      </PanelChrome>
    </div>
  );
}

const noOptions = {};
