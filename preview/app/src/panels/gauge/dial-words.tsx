import { calculateFontSize, useTheme2 } from "@grafana/ui";
import type { ReactNode } from "react";
import type { Circle } from "./arcs.ts";
import type { DialProps } from "./dial.tsx";

/** Value and name in the middle of the dial. */
export function DialWords(props: DialProps & { readonly circle: Circle; readonly inner: number }): ReactNode {
  const { value, options, count, circle, inner } = props;
  const theme = useTheme2();
  const { prefix = "", text, suffix = "", title = "" } = value.display;
  const mode =
    options.textMode === undefined || options.textMode === "auto"
      ? count === 1
        ? "value"
        : "value_and_name"
      : options.textMode;
  const hasValue = mode === "value" || mode === "value_and_name";
  const hasName = (mode === "name" || mode === "value_and_name") && title !== "";
  const room = inner * 1.7;
  const sizeOf = (words: string, height: number) => calculateFontSize(words, room, height, 1.2);
  const valueSize = options.text?.valueSize ?? sizeOf(`${prefix}${text}${suffix}`, inner * (hasName ? 0.5 : 0.6));
  const nameSize = options.text?.titleSize ?? Math.max(10, sizeOf(title, inner * 0.3));
  const middle =
    circle.y - (options.shape === "gauge" ? inner * 0.12 : 0) - (value.sparkline === undefined ? 0 : inner * 0.2);
  const nameAt = hasValue ? middle + valueSize * 0.5 + nameSize * 0.6 : middle;
  const common = { x: circle.x, textAnchor: "middle", dominantBaseline: "middle" } as const;
  return (
    <>
      {hasValue && (
        <text
          {...common}
          y={hasName ? middle - nameSize * 0.4 : middle}
          fontSize={valueSize}
          fill={theme.colors.text.primary}
        >
          <tspan fontSize={valueSize * 0.7}>{prefix}</tspan>
          <tspan>{text}</tspan>
          <tspan fontSize={valueSize * 0.7}>{suffix}</tspan>
        </text>
      )}
      {hasName && (
        <text
          {...common}
          y={nameAt}
          fontSize={nameSize}
          fill={hasValue ? theme.colors.text.secondary : theme.colors.text.primary}
        >
          {title}
        </text>
      )}
    </>
  );
}
