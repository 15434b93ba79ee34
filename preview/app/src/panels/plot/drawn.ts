import type { DataFrame } from "@grafana/data";
import type { UPlotConfigBuilder } from "@grafana/ui";
import { useLayoutEffect, useRef } from "react";
import type uPlot from "uplot";

/** Says on the element of a graph what is on its canvas, for those who cannot see it and for tests. */
export function Drawn({ config, frame }: { readonly config: UPlotConfigBuilder; readonly frame: DataFrame }): null {
  const shown = useRef(frame);
  shown.current = frame;
  useLayoutEffect(() => {
    let draws = 0;
    config.addHook("draw", (plot: uPlot) => {
      draws += 1;
      const names = config.getSeries().flatMap(({ props }, index) => {
        const { state, name } = shown.current.fields[index + 1] ?? {};
        return props.show === false ? [] : [state?.displayName ?? name ?? ""];
      });
      const { root } = plot;
      root.setAttribute("role", "img");
      root.setAttribute("aria-label", `Graph of ${names.length === 0 ? "nothing" : names.join(", ")}`);
      root.dataset.series = JSON.stringify(names);
      root.dataset.axes = JSON.stringify(plot.axes.filter(({ show }) => show).map(axisOf));
      root.dataset.draws = String(draws);
    });
  }, [config]);
  return null;
}

const sides = ["top", "right", "bottom", "left"];

function axisOf({ side = 2, scale = "", label, ...rest }: uPlot.Axis) {
  // Null of an axis whose series are all hidden.
  const { _values } = rest as { readonly _values?: readonly (string | null)[] | null };
  return { side: sides[side], scale, label, ticks: (_values ?? []).filter((text) => text !== null && text !== "") };
}
