import { VizOrientation } from "@grafana/data";
import {
  defaultOptions,
  type Options,
} from "@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen";
import {
  BigValue,
  type BigValueColorMode,
  type BigValueGraphMode,
  type BigValueJustifyMode,
  type BigValueTextMode,
  useTheme2,
} from "@grafana/ui";
import type { ReactNode } from "react";
import { type PanelProps, panelKind } from "./kit/index.ts";
import { Repeated, reduceDefaults, useValues } from "./single-values/index.ts";

/** One number, or one for each series. */
export const stat = panelKind<Options>({
  component: Stat,
  options: { ...defaultOptions, orientation: VizOrientation.Auto, reduceOptions: reduceDefaults } as Options,
});

function Stat(props: PanelProps<Options>): ReactNode {
  const { options, width, height } = props;
  const theme = useTheme2();
  const values = useValues(props, {
    sparkline: String(options.graphMode) !== "none",
    percentChange: options.showPercentChange,
  });
  return (
    <Repeated
      values={values}
      width={width}
      height={height}
      itemSpacing={3}
      autoGrid
      orientation={options.orientation as string as VizOrientation}
      draw={({ value, width, height, alignmentFactors, count, onClick }) => (
        <BigValue
          value={value.display}
          count={count}
          // The enumerations of schema and components have the same values.
          colorMode={options.colorMode as string as BigValueColorMode}
          graphMode={options.graphMode as string as BigValueGraphMode}
          justifyMode={options.justifyMode as string as BigValueJustifyMode}
          textMode={options.textMode as string as BigValueTextMode}
          percentChangeColorMode={options.percentChangeColorMode}
          alignmentFactors={alignmentFactors}
          width={width}
          height={height}
          theme={theme}
          hasLinks={value.hasLinks}
          disableWideLayout={!options.wideLayout}
          {...(value.sparkline === undefined ? {} : { sparkline: value.sparkline })}
          {...(options.text === undefined ? {} : { text: options.text })}
          {...(onClick === undefined ? {} : { onClick })}
        />
      )}
    />
  );
}
