import {
  type DataFrame,
  EventBusSrv,
  type Field,
  FieldType,
  getDisplayProcessor,
  getFieldDisplayName,
} from "@grafana/data";
import type { VizLegendOptions } from "@grafana/schema";
import { type PanelContext, SeriesVisibilityChangeMode, useTheme2 } from "@grafana/ui";
import { useMemo, useState } from "react";
import { type LegendSort, nextSort } from "./next-sort.ts";
import { visibleAfter } from "./visible-series.ts";

/** A panel's series as its reader left them, and the context in which Grafana's legend tells of clicks. */
export interface Legend<Options extends VizLegendOptions> {
  readonly frames: DataFrame[];
  readonly options: Options;
  readonly context: PanelContext;
}

/** Keeps what a reader does in a legend, for as long as the panel is on the page: who is shown, in which colour, in which order. */
export function useLegend<Options extends VizLegendOptions>(
  data: DataFrame[],
  legend: Options,
  timeZone: string,
): Legend<Options> {
  const theme = useTheme2();
  const [visible, setVisible] = useState<readonly string[] | undefined>();
  const [changed, setChanged] = useState(false);
  const [colors, setColors] = useState<Readonly<Record<string, string>>>({});
  const [sort, setSort] = useState<LegendSort>();
  const frames = useMemo(() => {
    if (!changed && Object.keys(colors).length === 0) return data;
    const names = namesOf(data);
    return data.map((frame) => ({
      ...frame,
      fields: frame.fields.map((field) => {
        const name = names.get(field);
        if (name === undefined) return field;
        const shown = changed ? withVisibility(field, visible?.includes(name) ?? true) : field;
        const color = colors[name];
        return color === undefined
          ? shown
          : withColor(shown, color, (config) => getDisplayProcessor({ field: { ...field, config }, theme, timeZone }));
      }),
    }));
  }, [data, visible, changed, colors, theme, timeZone]);
  const options = useMemo(() => {
    if (sort === undefined) return legend;
    const { sortBy: _column, sortDesc: _order, ...rest } = legend;
    return { ...rest, ...sort } as Options;
  }, [legend, sort]);
  const eventBus = useMemo(() => new EventBusSrv(), []);
  const context = useMemo(
    (): PanelContext => ({
      eventsScope: "panel",
      eventBus,
      onSeriesColorChange: (label, color) => setColors((before) => ({ ...before, [label]: color })),
      onToggleLegendSort: (column) => setSort(nextSort(options, column)),
      onToggleSeriesVisibility: (label, mode) => {
        if (typeof label !== "string") return;
        const click = mode === SeriesVisibilityChangeMode.AppendToSelection ? "append" : "select";
        const shown = namesShown(frames);
        setChanged(true);
        setVisible(visibleAfter(click, label, shown));
      },
    }),
    [eventBus, frames, options],
  );
  return { frames, options, context };
}

function namesShown(frames: DataFrame[]): {
  readonly all: readonly string[];
  readonly visible: readonly string[] | undefined;
} {
  const names = namesOf(frames);
  const shown = [...names].filter(([{ config }]) => config.custom?.hideFrom?.viz !== true).map(([, name]) => name);
  const all = [...names.values()];
  return { all, visible: shown.length === all.length ? undefined : shown };
}

function namesOf(frames: DataFrame[]): ReadonlyMap<Field, string> {
  return new Map(
    frames.flatMap((frame) =>
      frame.fields
        .filter(({ type }) => type !== FieldType.time)
        .map((field) => [field, getFieldDisplayName(field, frame, frames)] as const),
    ),
  );
}

function withVisibility(field: Field, isShown: boolean): Field {
  const hideFrom = { ...field.config.custom?.hideFrom, viz: !isShown, tooltip: !isShown };
  return { ...field, config: { ...field.config, custom: { ...field.config.custom, hideFrom } } };
}

function withColor(
  field: Field,
  fixedColor: string,
  displayOf: (config: Field["config"]) => NonNullable<Field["display"]>,
): Field {
  const config = { ...field.config, color: { mode: "fixed", fixedColor } };
  return { ...field, config, display: displayOf(config) };
}
