import type { DisplayValue, FieldDisplay } from "@grafana/data";
import type { VizLegendOptions } from "@grafana/schema";
import { VizLayout, type VizLayoutLegendProps, VizLegend } from "@grafana/ui";
import { type ReactElement, useState } from "react";
import { type LegendSort, nextSort } from "./next-sort.ts";

export interface ValueLegendProps {
  readonly values: readonly FieldDisplay[];
  readonly isShown: (value: FieldDisplay) => boolean;
  readonly options: VizLegendOptions;
  /** What stands beside a name. */
  readonly numbersOf?: (value: FieldDisplay) => DisplayValue[];
}

/** The legend of single values for `VizLayout`; undefined where the panel wants none. */
export function valueLegend(props: ValueLegendProps): ReactElement<VizLayoutLegendProps> | null {
  const { placement, showLegend, width } = props.options;
  if (!showLegend) return null;
  return (
    <VizLayout.Legend placement={placement} {...(width === undefined ? {} : { width })}>
      <ValueLegend {...props} />
    </VizLayout.Legend>
  );
}

function ValueLegend({ values, isShown, options, numbersOf }: ValueLegendProps): ReactElement {
  const [sort, setSort] = useState<LegendSort>(options);
  const items = values
    .filter(({ field }) => field.custom?.hideFrom?.legend !== true)
    .map((value) => ({
      label: value.display.title ?? "",
      yAxis: 1,
      disabled: !isShown(value),
      ...(value.display.color === undefined ? {} : { color: value.display.color }),
      ...(numbersOf === undefined ? {} : { getDisplayValues: () => numbersOf(value) }),
    }));
  return (
    <VizLegend
      items={items}
      placement={options.placement}
      displayMode={options.displayMode}
      isSortable
      onToggleSort={(column) => setSort((before) => nextSort(before, column))}
      {...(sort.sortBy === undefined ? {} : { sortBy: sort.sortBy })}
      {...(sort.sortDesc === undefined ? {} : { sortDesc: sort.sortDesc })}
    />
  );
}
