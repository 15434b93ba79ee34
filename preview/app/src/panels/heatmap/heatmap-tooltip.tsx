import { dateTimeFormat } from "@grafana/data";
import {
  useTheme2,
  VizTooltipColorIndicator,
  VizTooltipColorPlacement,
  VizTooltipContent,
  VizTooltipHeader,
  VizTooltipWrapper,
} from "@grafana/ui";
import type { ReactNode } from "react";
import { ColorScale } from "./color-scale.tsx";
import { type ColorRange, colorIndex, isShown, type Shown } from "./colors.ts";
import type { Grid, GridRow } from "./grid.ts";

/** What is counted in the cell at the cursor. */
export function HeatmapTooltip(props: {
  readonly grid: Grid;
  readonly column: number;
  readonly row: number;
  readonly timeZone: string;
  readonly palette: readonly string[];
  readonly range: ColorRange;
  readonly shown: Shown;
  readonly writeBound: (bound: number) => string;
  readonly writeCount: (count: number) => string;
  readonly histogram: boolean;
  readonly colorScale: boolean;
  readonly pinned: boolean;
}): ReactNode {
  const { grid, column, row, timeZone, palette, range, shown, writeBound, writeCount, pinned } = props;
  const time = grid.columns[column];
  const counts = grid.counts[column];
  const here = grid.rows[row];
  if (time === undefined || counts === undefined || here === undefined) return null;
  const count = counts[row];
  const moment = (ms: number) => dateTimeFormat(ms, { timeZone });
  return (
    <VizTooltipWrapper>
      <VizTooltipHeader item={{ label: "", value: `${moment(time.from)} – ${moment(time.to)}` }} isPinned={pinned} />
      <VizTooltipContent
        isPinned={pinned}
        items={[
          { label: "Bucket", value: boundsOf(here, writeBound), colorPlacement: VizTooltipColorPlacement.hidden },
          {
            label: "Count",
            value: count === undefined ? "No data" : writeCount(count),
            ...(isShown(count, shown)
              ? {
                  color: palette[colorIndex(count, range, palette.length)] ?? "",
                  colorIndicator: VizTooltipColorIndicator.value,
                  colorPlacement: VizTooltipColorPlacement.trailing,
                }
              : { colorPlacement: VizTooltipColorPlacement.hidden }),
          },
        ]}
      >
        {props.histogram && <Histogram counts={counts} row={row} />}
        {props.colorScale && (
          <ColorScale palette={palette} range={range} write={writeCount} {...(count === undefined ? {} : { count })} />
        )}
      </VizTooltipContent>
    </VizTooltipWrapper>
  );
}

function boundsOf({ name, low, high }: GridRow, write: (bound: number) => string): string {
  if (low === undefined || high === undefined) return name;
  if (low === Number.NEGATIVE_INFINITY) return `≤ ${write(high)}`;
  if (high === Number.POSITIVE_INFINITY) return `> ${write(low)}`;
  return `${write(low)} – ${write(high)}`;
}

const histogramWidth = 264;
const histogramHeight = 64;

/** The counts of all rows of the column, the lowest first; that of the cell stands out. */
function Histogram({ counts, row }: { counts: readonly (number | undefined)[]; row: number }): ReactNode {
  const theme = useTheme2();
  const most = Math.max(0, ...counts.map((count = 0) => count));
  const width = histogramWidth / counts.length;
  return (
    <svg width={histogramWidth} height={histogramHeight} aria-hidden="true">
      {counts.map((count = 0, index) => {
        const height = most > 0 ? (count / most) * histogramHeight : 0;
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its row, and rows have no other name
            key={index}
            x={index * width}
            y={histogramHeight - height}
            width={Math.max(1, width - 1)}
            height={height}
            fill={index === row ? theme.colors.primary.main : theme.colors.text.disabled}
          />
        );
      })}
    </svg>
  );
}
