import { formattedValueToString } from "@grafana/data";
import { measureText, useTheme2 } from "@grafana/ui";
import type { ReactNode } from "react";
import { pointAt } from "./arcs.ts";
import type { DialPlace, DialProps } from "./dial.tsx";

/** What stands outside of a dial, and the room it needs in pixels. */
export interface DialLabelTexts {
  readonly marks: readonly { readonly at: number; readonly text: string }[];
  readonly size: number;
  readonly width: number;
}

/** The labels of a dial without any. */
export const noLabels: DialLabelTexts = { marks: [], size: 0, width: 0 };

/** The ends of the scale and the thresholds between them, as the field shows its values. */
export function labelsOf({ value, bands, ends, width, height }: DialProps): DialLabelTexts {
  const size = Math.min(Math.max(10, Math.min(width, height) * 0.06), 16);
  const display = value.colIndex === undefined ? undefined : value.view?.getFieldDisplayProcessor(value.colIndex);
  const textOf = (number: number) => (display == null ? String(number) : formattedValueToString(display(number)));
  const marks = [
    ...bands.map(({ from, begins }) => ({ at: from, text: textOf(begins) })),
    { at: 1, text: textOf(ends.max) },
  ];
  const widths = marks.map(({ text }) => measureText(text, size).width);
  return { marks, size: size * 1.5, width: Math.max(...widths) + size * 0.5 };
}

/** The labels around the dial. */
export function DialLabels({ labels, circle, sweep }: DialPlace & { readonly labels: DialLabelTexts }): ReactNode {
  const theme = useTheme2();
  const size = labels.size / 1.5;
  return labels.marks.map(({ at, text }) => {
    const { x, y } = pointAt(circle, circle.radius + size * 0.6, sweep, at);
    const anchor = Math.abs(x - circle.x) < size ? "middle" : x < circle.x ? "end" : "start";
    return (
      <text key={at} x={x} y={y} fontSize={size} textAnchor={anchor} fill={theme.colors.text.secondary}>
        {text}
      </text>
    );
  });
}
