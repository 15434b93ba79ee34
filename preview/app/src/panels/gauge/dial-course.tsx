import type { FieldDisplay } from "@grafana/data";
import { Sparkline, useTheme2 } from "@grafana/ui";
import type { ReactNode } from "react";
import type { DialPlace, DialProps } from "./dial.tsx";

/** The values before, below the number. */
export function DialCourse(
  props: DialProps & DialPlace & { readonly sparkline: NonNullable<FieldDisplay["sparkline"]> },
): ReactNode {
  const { sparkline, circle, radius, value, options } = props;
  const theme = useTheme2();
  const width = radius * (options.shape === "gauge" ? 1.2 : 1);
  const height = radius * 0.4;
  const config = { ...sparkline.y.config, color: { mode: "fixed", fixedColor: value.display.color ?? "text" } };
  return (
    <div
      style={{ position: "absolute", left: circle.x - width / 2, top: circle.y + radius * 0.1, pointerEvents: "none" }}
    >
      <Sparkline
        width={width}
        height={height}
        sparkline={{ ...sparkline, y: { ...sparkline.y, config } }}
        theme={theme}
        config={{ custom: { drawStyle: "line", lineWidth: 1, fillOpacity: 20 } } as never}
      />
    </div>
  );
}
