import { type DataFrame, formattedValueToString, type LinkModel } from "@grafana/data";
import { SortOrder, TooltipDisplayMode, type VizTooltipOptions } from "@grafana/schema";
import {
  getFieldDisplayItems,
  isTooltipScrollable,
  VizTooltipContent,
  VizTooltipFooter,
  VizTooltipHeader,
  VizTooltipWrapper,
} from "@grafana/ui";
import type { ReactNode } from "react";

export interface SeriesTooltipProps {
  /** All series on one time; the first field is what they are drawn over. */
  readonly frame: DataFrame;
  /** Row under the cursor, for each field. */
  readonly rows: readonly (number | null)[];
  /** The series nearest to the cursor. */
  readonly nearest: number | null;
  readonly options: VizTooltipOptions;
  readonly isPinned: boolean;
  readonly links: readonly LinkModel[];
  /** What stands at the top. @default the row's value of the first field */
  readonly head?: { readonly label: string; readonly value: string };
}

/** The values of series at one place of a graph, as Grafana's own tooltips show them. */
export function SeriesTooltip(props: SeriesTooltipProps): ReactNode {
  const { frame, rows, nearest, options, isPinned, links } = props;
  const { mode, sort = SortOrder.None, hideZeros = false, maxHeight } = options;
  const [x] = frame.fields;
  const row = rows[0] ?? rows.find((one) => one != null);
  if (x === undefined || row == null) return null;
  const head = props.head ?? {
    label: "",
    value: x.display === undefined ? "" : formattedValueToString(x.display(x.values[row])),
  };
  const items = getFieldDisplayItems(
    frame.fields,
    x,
    [...rows],
    nearest,
    mode,
    sort,
    ({ config }) => config.custom?.hideFrom?.viz !== true,
    hideZeros,
  );
  return (
    <VizTooltipWrapper>
      <VizTooltipHeader item={head} isPinned={isPinned} />
      <VizTooltipContent
        items={items}
        isPinned={isPinned}
        scrollable={isTooltipScrollable(options)}
        {...(maxHeight === undefined ? {} : { maxHeight })}
      />
      {links.length > 0 && <VizTooltipFooter dataLinks={[...links] as never} />}
    </VizTooltipWrapper>
  );
}

/** Whether a tooltip is shown at all, and on which cursor. */
export function hoverModeOf({ mode }: VizTooltipOptions): 0 | 1 {
  return mode === TooltipDisplayMode.Multi ? 1 : 0;
}
