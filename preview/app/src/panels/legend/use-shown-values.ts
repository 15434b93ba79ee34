import { EventBusSrv, type FieldDisplay } from "@grafana/data";
import { type PanelContext, SeriesVisibilityChangeMode } from "@grafana/ui";
import { useMemo, useState } from "react";
import { visibleAfter } from "./visible-series.ts";

/** The single values that are shown, and the context in which Grafana's legend tells of clicks. */
export interface ShownValues {
  readonly shown: FieldDisplay[];
  readonly isShown: (value: FieldDisplay) => boolean;
  readonly context: PanelContext;
}

/** Keeps which of a panel's values its reader wants to see, by their names, for as long as the panel is on the page. */
export function useShownValues(values: FieldDisplay[]): ShownValues {
  const [clicked, setClicked] = useState<{ readonly visible: readonly string[] | undefined }>();
  const eventBus = useMemo(() => new EventBusSrv(), []);
  return useMemo(() => {
    const all = values.map(nameOf);
    const byDashboard = values.filter(({ field }) => field.custom?.hideFrom?.viz !== true).map(nameOf);
    const visible = clicked === undefined ? byDashboard : clicked.visible;
    const isShown = (value: FieldDisplay) => visible?.includes(nameOf(value)) ?? true;
    return {
      shown: values.filter(isShown),
      isShown,
      context: {
        eventsScope: "panel",
        eventBus,
        onToggleSeriesVisibility: (label, mode) => {
          if (typeof label !== "string") return;
          const click = mode === SeriesVisibilityChangeMode.AppendToSelection ? "append" : "select";
          const before = visible?.length === all.length ? undefined : visible;
          setClicked({ visible: visibleAfter(click, label, { all, visible: before }) });
        },
      },
    };
  }, [values, clicked, eventBus]);
}

function nameOf({ display }: FieldDisplay): string {
  return display.title ?? "";
}
