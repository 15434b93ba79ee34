import { renderTextPanelMarkdown } from "@grafana/data";
import { Icon, PanelChrome, useTheme2 } from "@grafana/ui";
import { type ReactNode, useCallback, useEffect, useMemo } from "react";
import { useAnnotations } from "../annotations/index.ts";
import type { LinkJson } from "../dashboard/index.ts";
import type { PanelKind } from "../panels/index.ts";
import type { Values } from "../variables/index.ts";
import { DrawingBoundary } from "./drawing-boundary.tsx";
import { filledFieldConfig } from "./field-config.ts";
import { PanelLinks, replaceIn } from "./links/index.ts";
import { usePanelMenu } from "./menu/index.ts";
import { Message } from "./message.tsx";
import type { PanelFrameProps } from "./panel-frame.tsx";
import { withFieldConfig } from "./panel-frames.ts";
import { panelRange } from "./panel-range.ts";
import { rangeValues } from "./range-values.ts";
import { statusOf } from "./status.ts";
import { usePanelData } from "./use-panel-data.ts";
import { SlowItem, Waiting } from "./waiting.tsx";

/** A panel of a kind that is previewed. */
export function KnownPanel(props: PanelFrameProps & { readonly kind: PanelKind }): ReactNode {
  const { kind, name, width, height, timeZone, scrapeInterval, onTimeRange, inView, onState, onView } = props;
  const theme = useTheme2();
  const panel = useMemo(() => kind.migrated?.(props.panel) ?? props.panel, [props.panel, kind]);
  const annotations = useAnnotations(panel.id);
  const { range, note } = useMemo(() => panelRange(panel, props.range), [panel, props.range]);
  const values = useMemo<Values>(
    () => ({ ...props.values, ...rangeValues(range, timeZone) }),
    [props.values, range, timeZone],
  );
  const replaceVariables = useMemo(() => replaceIn(values), [values]);
  const fieldConfig = useMemo(() => filledFieldConfig(panel, kind), [panel, kind]);
  const maxDataPoints = panel.maxDataPoints ?? Math.max(100, Math.round(width / 50) * 50);
  const question = useMemo(
    () => ({ panel, kind, range, values, scrapeInterval, maxDataPoints, replaceVariables }),
    [panel, kind, range, values, scrapeInterval, maxDataPoints, replaceVariables],
  );
  const now = usePanelData(question, { inView });
  const { state, frames, errors } = now;
  useEffect(() => onState(name, state), [name, state, onState]);
  const answered = now.answered ?? question;
  const configured = useMemo(
    () => ({ fieldConfig, theme, timeZone, replaceVariables: answered.replaceVariables }),
    [fieldConfig, theme, timeZone, answered],
  );
  const data = useMemo(() => frames && withFieldConfig(frames, configured), [frames, configured]);
  const raw = now.result?.frames;
  const inspected = useCallback(
    (transformed: boolean) => (transformed || raw === undefined ? (data ?? []) : withFieldConfig(raw, configured)),
    [data, raw, configured],
  );
  const title = replaceVariables(panel.title ?? "");
  const asks = kind.drawsQueries !== false;
  const menu = usePanelMenu({ name, title, panel: props.panel, asks, result: now.result, data: inspected, onView });
  const description = panel.description;
  const slowSince = state === "slow" ? now.since : undefined;
  const drawing = (innerWidth: number, innerHeight: number): ReactNode => {
    if (data === undefined) return <Waiting height={innerHeight} slowSince={slowSince} />;
    if (kind.drawsQueries !== false && !data.some(({ length }) => length > 0)) {
      if (errors.length === 0)
        return <Message height={innerHeight}>{fieldConfig.defaults.noValue ?? "No data"}</Message>;
      return (
        <Message height={innerHeight} color="error">
          {errors.join("\n")}
        </Message>
      );
    }
    const options = panel.options ?? noOptions;
    const { replaceVariables, range: timeRange } = answered;
    const drawn = {
      panel,
      options,
      fieldConfig,
      data,
      timeZone,
      timeRange,
      replaceVariables,
      onTimeRange,
      annotations,
    };
    return <DrawingBoundary>{kind.draw({ ...drawn, width: innerWidth, height: innerHeight })}</DrawingBoundary>;
  };
  return (
    <div data-panel-id={name} data-panel-type={panel.type} data-panel-state={state}>
      <PanelChrome
        width={width}
        height={height}
        title={title}
        hoverHeader={title === "" && note === undefined}
        {...(description ? { description: () => renderTextPanelMarkdown(replaceVariables(description)) } : {})}
        displayMode={panel.transparent === true ? "transparent" : "default"}
        loadingState={now.loading}
        menu={menu.menu}
        onMouseEnter={menu.attend}
        onFocus={menu.attend}
        titleItems={
          <>
            <PanelLinks links={panel.links ?? noLinks} replaceVariables={replaceVariables} />
            {menu.notice}
            {note !== undefined && (
              <PanelChrome.TitleItem title="The range of this panel is its own">
                <Icon name="clock-nine" size="sm" /> <span data-panel-range>{note}</span>
              </PanelChrome.TitleItem>
            )}
            {slowSince !== undefined && data !== undefined && <SlowItem since={slowSince} />}
          </>
        }
        {...statusOf(now)}
      >
        {drawing}
      </PanelChrome>
      {menu.overlay}
    </div>
  );
}

const noOptions = {};
const noLinks: readonly LinkJson[] = [];
