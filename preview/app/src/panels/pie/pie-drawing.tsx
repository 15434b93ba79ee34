import { type FieldDisplay, formattedValueToString } from "@grafana/data";
import { TooltipDisplayMode } from "@grafana/schema";
import {
  type Options,
  PieChartLabels,
  PieChartType,
} from "@grafana/schema/dist/esm/raw/composable/piechart/panelcfg/x/PieChartPanelCfg_types.gen";
import { DataLinksContextMenu, Portal, SeriesTable, useTheme2, VizTooltipContainer } from "@grafana/ui";
import { type ReactElement, type ReactNode, useState } from "react";
import { middleOf, percentOf, type Slice, slicePath } from "./slices.ts";

/** A value and its place in the pie. */
export interface PieSlice {
  readonly value: FieldDisplay;
  readonly slice: Slice;
}

export interface PieDrawingProps {
  readonly options: Options;
  readonly slices: readonly PieSlice[];
  readonly width: number;
  readonly height: number;
}

const margin = 16;
/** Of a turn: a narrower slice has no room for its label. */
const leastLabelled = 0.05;

/** The pie itself, with the values under the pointer. */
export function PieDrawing({ options, slices, width, height }: PieDrawingProps): ReactNode {
  const theme = useTheme2();
  const [pointed, setPointed] = useState<{ readonly index: number; readonly x: number; readonly y: number }>();
  const outer = Math.max(0, Math.min(width, height) / 2 - margin);
  const inner = options.pieType === PieChartType.Donut ? outer - Math.max(outer / 3, 20) : 0;
  return (
    <>
      <svg width={width} height={height} role="img" aria-label={labelOf(slices)}>
        <g transform={`translate(${width / 2} ${height / 2})`}>
          {slices.map(({ value, slice }, index) => (
            <Linked key={value.display.title} value={value}>
              {/* biome-ignore lint/a11y/noStaticElementInteractions: the legend tells the same to the keyboard */}
              <path
                d={slicePath(slice, outer, Math.max(0, inner))}
                fill={value.display.color}
                stroke={theme.colors.background.primary}
                opacity={pointed === undefined || pointed.index === index ? 1 : 0.5}
                data-name={value.display.title}
                data-share={slice.share}
                onMouseLeave={() => setPointed(undefined)}
                onMouseMove={({ clientX, clientY }) => setPointed({ index, x: clientX, y: clientY })}
              />
            </Linked>
          ))}
          {slices
            .filter(({ slice }) => slice.share >= leastLabelled)
            .map((one) => (
              <Label key={one.value.display.title} {...one} options={options} outer={outer} inner={inner} />
            ))}
        </g>
      </svg>
      {pointed !== undefined && options.tooltip.mode !== TooltipDisplayMode.None && (
        <Portal>
          <VizTooltipContainer position={pointed} offset={{ x: 10, y: 10 }}>
            <SeriesTable
              series={slices
                .map((one, index) => ({ ...one, isActive: index === pointed.index }))
                .filter(({ isActive }) => isActive || options.tooltip.mode === TooltipDisplayMode.Multi)
                .map(({ value, isActive }) => ({
                  label: value.display.title ?? "",
                  value: formattedValueToString(value.display),
                  isActive: isActive && options.tooltip.mode === TooltipDisplayMode.Multi,
                  ...(value.display.color === undefined ? {} : { color: value.display.color }),
                }))}
            />
          </VizTooltipContainer>
        </Portal>
      )}
    </>
  );
}

/** A slice that opens the links of its value. */
function Linked({ value, children }: { readonly value: FieldDisplay; readonly children: ReactElement }): ReactNode {
  if (!value.hasLinks || value.getLinks === undefined) return children;
  return (
    <DataLinksContextMenu links={value.getLinks}>
      {({ triggerProps }) => <g {...triggerProps}>{children}</g>}
    </DataLinksContextMenu>
  );
}

interface LabelProps extends PieSlice {
  readonly options: Options;
  readonly outer: number;
  readonly inner: number;
}

function Label({ value, slice, options, outer, inner }: LabelProps): ReactNode {
  const theme = useTheme2();
  const wanted = options.displayLabels;
  const lines = [
    ...(wanted.includes(PieChartLabels.Name) ? [value.display.title ?? ""] : []),
    ...(wanted.includes(PieChartLabels.Value) ? [formattedValueToString(value.display)] : []),
    ...(wanted.includes(PieChartLabels.Percent) ? [percentOf(slice, value.field.decimals)] : []),
  ];
  const size = Math.min(Math.max((outer - inner) * 0.18, 10), 14);
  const { x, y } = middleOf(slice, inner > 0 ? (outer + inner) / 2 : outer * 0.66);
  return lines.map((line, index) => (
    <text
      key={line}
      x={x}
      y={y + (index - (lines.length - 1) / 2) * size * 1.2}
      fontSize={size}
      textAnchor="middle"
      dominantBaseline="middle"
      pointerEvents="none"
      fill={theme.colors.getContrastText(value.display.color ?? theme.colors.background.primary)}
    >
      {line}
    </text>
  ));
}

function labelOf(slices: readonly PieSlice[]): string {
  const told = slices.map(({ value }) => `${value.display.title} ${formattedValueToString(value.display)}`);
  return `Pie chart of ${told.join(", ")}`;
}
