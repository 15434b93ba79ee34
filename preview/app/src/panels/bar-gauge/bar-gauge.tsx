import { type FieldDisplay, VizOrientation } from "@grafana/data";
import { BarGaugeSizing } from "@grafana/schema";
import {
  defaultOptions,
  type Options,
} from "@grafana/schema/dist/esm/raw/composable/bargauge/panelcfg/x/BarGaugePanelCfg_types.gen";
import { BarGauge, PanelContextProvider, useTheme2, VizLayout } from "@grafana/ui";
import type { ReactElement, ReactNode } from "react";
import { type PanelProps, panelKind } from "../kit/index.ts";
import { shownLegend, useShownValues, valueLegend } from "../legend/index.ts";
import { Repeated, type RepeatedValue, reduceDefaults, useValues } from "../single-values/index.ts";

/** Numbers as bars beside each other. */
export const barGauge = panelKind<Options>({
  component: BarGaugePanel,
  options: {
    ...defaultOptions,
    orientation: VizOrientation.Auto,
    reduceOptions: reduceDefaults,
    legend: { calcs: [], displayMode: "list", placement: "bottom", showLegend: false },
  } as unknown as Options,
});

function BarGaugePanel(props: PanelProps<Options>): ReactNode {
  const { options, width, height } = props;
  const values = useValues(props);
  const { shown, isShown, context } = useShownValues(values);
  const legend = valueLegend({ values, isShown, options: shownLegend(options.legend) });
  return (
    <PanelContextProvider value={context}>
      <VizLayout width={width} height={height} legend={legend}>
        {(vizWidth, vizHeight) => <Bars options={options} values={shown} width={vizWidth} height={vizHeight} />}
      </VizLayout>
    </PanelContextProvider>
  );
}

interface BarsProps {
  readonly options: Options;
  readonly values: FieldDisplay[];
  readonly width: number;
  readonly height: number;
}

function Bars({ options, values, width, height }: BarsProps): ReactNode {
  const theme = useTheme2();
  const orientation = options.orientation as string as VizOrientation;
  const isManual = options.sizing === BarGaugeSizing.Manual;
  const { minVizWidth, minVizHeight, maxVizHeight } = isManual ? options : usualSizes;
  const itemSpacing = options.displayMode === "lcd" ? 2 : 10;
  const draw = ({ value, onClick, ...place }: RepeatedValue): ReactElement => (
    <div
      data-value={value.display.numeric}
      data-min={value.field.min}
      data-max={value.field.max}
      data-color={value.display.color}
      style={{ width: "100%" }}
    >
      <BarGauge
        value={value.display}
        width={place.width}
        height={place.height}
        orientation={place.orientation}
        field={value.field}
        itemSpacing={itemSpacing}
        displayMode={options.displayMode}
        valueDisplayMode={options.valueMode}
        namePlacement={options.namePlacement}
        showUnfilled={options.showUnfilled}
        isOverflow={isManual}
        theme={theme}
        {...displayOf(value)}
        {...(values.length > 1 ? { alignmentFactors: place.alignmentFactors } : {})}
        {...(options.text === undefined ? {} : { text: options.text })}
        {...(onClick === undefined ? {} : { onClick })}
      />
    </div>
  );
  return (
    <Repeated
      values={values}
      width={width}
      height={height}
      itemSpacing={itemSpacing}
      orientation={orientation}
      minVizWidth={minVizWidth}
      minVizHeight={minVizHeight}
      maxVizHeight={maxVizHeight}
      draw={draw}
    />
  );
}

/** So that many bars stay readable: the panel scrolls instead. */
const usualSizes = { minVizWidth: 8, minVizHeight: 16, maxVizHeight: 300 };

/** How any value of the field would be shown, which colours the cells of a bar. */
function displayOf({ view, colIndex }: FieldDisplay) {
  const display = view === undefined || colIndex === undefined ? undefined : view.getFieldDisplayProcessor(colIndex);
  return display == null ? {} : { display };
}
