import { type DisplayValue, type FieldDisplay, formattedValueToString } from "@grafana/data";
import { LegendDisplayMode, SortOrder, TooltipDisplayMode } from "@grafana/schema";
import {
  type Options,
  PieChartLegendValues,
  PieChartType,
} from "@grafana/schema/dist/esm/raw/composable/piechart/panelcfg/x/PieChartPanelCfg_types.gen";
import { PanelContextProvider, VizLayout } from "@grafana/ui";
import { type ReactNode, useMemo } from "react";
import { type PanelProps, panelKind } from "../kit/index.ts";
import { shownLegend, useShownValues, valueLegend } from "../legend/index.ts";
import { reduceDefaults, useValues } from "../single-values/index.ts";
import { PieDrawing, type PieSlice } from "./pie-drawing.tsx";
import { percentOf, slicesOf } from "./slices.ts";

/** Shares of a whole. */
export const pie = panelKind<Options>({
  component: PiePanel,
  options: {
    displayLabels: [],
    legend: { calcs: [], displayMode: LegendDisplayMode.List, placement: "bottom", showLegend: true, values: [] },
    orientation: "auto" as Options["orientation"],
    pieType: PieChartType.Pie,
    reduceOptions: reduceDefaults,
    sort: SortOrder.Descending,
    tooltip: { mode: TooltipDisplayMode.Single, sort: SortOrder.None },
  },
  custom: { hideFrom: { legend: false, tooltip: false, viz: false } },
  colorMode: "palette-classic",
});

function PiePanel(props: PanelProps<Options>): ReactNode {
  const { options, width, height } = props;
  const found = useValues(props);
  const values = useMemo(() => sorted(found, options.sort), [found, options.sort]);
  const { shown, isShown, context } = useShownValues(values);
  const slices = useMemo(() => {
    const parts = slicesOf(shown.map(({ display }) => display.numeric));
    return shown.map((value, index): PieSlice => ({ value, slice: parts[index] ?? { from: 0, to: 0, share: 0 } }));
  }, [shown]);
  const numbersOf = (value: FieldDisplay): DisplayValue[] => {
    const slice = slices.find((one) => one.value === value)?.slice;
    const wanted = options.legend.values;
    return wanted.map((kind) => {
      const isPercent = kind === PieChartLegendValues.Percent;
      const title = wanted.length === 1 ? "" : isPercent ? "Percent" : "Value";
      if (slice === undefined) return { title, numeric: Number.NaN, text: props.fieldConfig.defaults.noValue ?? "-" };
      if (isPercent) return { title, numeric: slice.share, text: percentOf(slice, value.field.decimals) };
      return { title, numeric: value.display.numeric, text: formattedValueToString(value.display) };
    });
  };
  const legend = valueLegend({
    values,
    isShown,
    options: shownLegend(options.legend),
    ...(options.legend.values.length === 0 ? {} : { numbersOf }),
  });
  return (
    <PanelContextProvider value={context}>
      <VizLayout width={width} height={height} legend={legend}>
        {(vizWidth, vizHeight) => <PieDrawing options={options} slices={slices} width={vizWidth} height={vizHeight} />}
      </VizLayout>
    </PanelContextProvider>
  );
}

function sorted(values: FieldDisplay[], order: SortOrder): FieldDisplay[] {
  if (order === SortOrder.None) return values;
  const sign = order === SortOrder.Ascending ? 1 : -1;
  return [...values].sort((a, b) => sign * (a.display.numeric - b.display.numeric));
}
