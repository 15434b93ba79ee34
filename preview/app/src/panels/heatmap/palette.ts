import { colorManipulator, type GrafanaTheme2 } from "@grafana/data";
import type { HeatmapColorOptions } from "@grafana/schema/dist/esm/raw/composable/heatmap/panelcfg/x/HeatmapPanelCfg_types.gen";
import * as chromatic from "d3-scale-chromatic";
import { isTurned } from "./colors.ts";

/** The colours of cells, from few to many. */
export function palette(options: HeatmapColorOptions, theme: GrafanaTheme2): readonly string[] {
  const { steps, exponent, fill, scheme, reverse } = options;
  const shares = Array.from({ length: steps }, (_step, index) => (steps === 1 ? 1 : index / (steps - 1)));
  if (String(options.mode) === "opacity") {
    const color = theme.visualization.getColorByName(fill);
    const linear = String(options.scale) === "linear";
    return shares.map((share) => colorManipulator.alpha(color, linear ? share : share ** exponent));
  }
  const interpolate = interpolator(scheme);
  const colors = shares.map((share) => colorManipulator.asHexString(interpolate(share)));
  return isTurned(scheme, theme.isDark, reverse) ? colors.reverse() : colors;
}

function interpolator(scheme: string): (share: number) => string {
  const named = (chromatic as unknown as Record<string, ((share: number) => string) | undefined>)[
    `interpolate${scheme === "Cubehelix" ? "CubehelixDefault" : scheme}`
  ];
  return named ?? chromatic.interpolateOranges;
}
