import { useTheme2 } from "@grafana/ui";
import type { ReactNode } from "react";
import type { ColorRange } from "./colors.ts";

/** The colours from few to many, with what the first and the last stand for. */
export function ColorScale(props: {
  readonly palette: readonly string[];
  readonly range: ColorRange;
  readonly write: (count: number) => string;
  /** Marked on the scale. */
  readonly count?: number;
}): ReactNode {
  const { palette, range, write, count } = props;
  const theme = useTheme2();
  const share = count === undefined ? undefined : (count - range.min) / (range.max - range.min || 1);
  const size = 100 / palette.length;
  const stops = palette.flatMap((color, index) => [`${color} ${index * size}%`, `${color} ${(index + 1) * size}%`]);
  return (
    <div
      role="img"
      aria-label={`Color scale from ${write(range.min)} to ${write(range.max)}`}
      style={{ width: "100%", maxWidth: 300 }}
    >
      <div style={{ position: "relative", height: 10, background: `linear-gradient(90deg, ${stops.join(", ")})` }}>
        {share !== undefined && share >= 0 && share <= 1 && (
          <div
            style={{
              position: "absolute",
              left: `${share * 100}%`,
              height: 10,
              borderLeft: `2px solid ${theme.colors.text.maxContrast}`,
            }}
          />
        )}
      </div>
      <div
        style={{
          display: "flex",
          justifyContent: "space-between",
          color: theme.colors.text.secondary,
          fontSize: theme.typography.bodySmall.fontSize,
        }}
      >
        <span>{write(range.min)}</span>
        <span>{write(range.max)}</span>
      </div>
    </div>
  );
}
