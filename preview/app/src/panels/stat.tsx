import { getDisplayValueAlignmentFactors, getFieldDisplayValues, VizOrientation } from "@grafana/data";
import {
  defaultOptions,
  type Options,
} from "@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen";
import { BigValue, useTheme2, VizRepeater } from "@grafana/ui";
import type { ReactNode } from "react";
import { type PanelProps, panelKind } from "./kit/index.ts";

/** One number, or one for each series. */
export const stat = panelKind<Options>({
  component: Stat,
  options: { ...defaultOptions, reduceOptions: { calcs: ["lastNotNull"], values: false, fields: "" } } as Options,
});

function Stat(props: PanelProps<Options>): ReactNode {
  const { options, data, fieldConfig, timeZone, replaceVariables, timeRange, width, height } = props;
  const theme = useTheme2();
  const values = () =>
    getFieldDisplayValues({
      fieldConfig,
      reduceOptions: options.reduceOptions,
      replaceVariables,
      theme,
      data,
      sparkline: String(options.graphMode) !== "none",
      percentChange: options.showPercentChange,
      timeZone,
    });
  return (
    <VizRepeater
      getValues={values}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      width={width}
      height={height}
      source={data}
      itemSpacing={3}
      renderCounter={0}
      autoGrid
      orientation={options.orientation ?? VizOrientation.Auto}
      renderValue={({ value, width, height, alignmentFactors, count }) => {
        if (value.sparkline !== undefined) value.sparkline.timeRange = timeRange;
        return (
          <BigValue
            value={value.display}
            count={count}
            sparkline={value.sparkline}
            colorMode={options.colorMode as never}
            graphMode={options.graphMode as never}
            justifyMode={options.justifyMode as never}
            textMode={options.textMode as never}
            percentChangeColorMode={options.percentChangeColorMode}
            alignmentFactors={alignmentFactors}
            text={options.text}
            width={width}
            height={height}
            theme={theme}
            disableWideLayout={!options.wideLayout}
          />
        );
      }}
    />
  );
}
