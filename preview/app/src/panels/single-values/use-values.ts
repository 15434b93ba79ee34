import { type FieldDisplay, getFieldDisplayValues } from "@grafana/data";
import type { SingleStatBaseOptions } from "@grafana/schema";
import { useTheme2 } from "@grafana/ui";
import { useMemo } from "react";
import type { PanelProps } from "../kit/index.ts";

/** The values that a panel of single numbers shows, as Grafana chooses, reduces, names and formats them; the same list until one of them may have changed. */
export function useValues(
  props: PanelProps<SingleStatBaseOptions>,
  more: { readonly sparkline?: boolean; readonly percentChange?: boolean } = {},
): FieldDisplay[] {
  const { options, data, fieldConfig, replaceVariables, timeRange, timeZone } = props;
  const { sparkline = false, percentChange = false } = more;
  const theme = useTheme2();
  return useMemo(() => {
    const { reduceOptions } = options;
    const values = getFieldDisplayValues({
      fieldConfig,
      reduceOptions,
      replaceVariables,
      theme,
      data,
      sparkline,
      percentChange,
      timeZone,
    });
    for (const value of values) if (value.sparkline !== undefined) value.sparkline.timeRange = timeRange;
    return values;
  }, [options, data, fieldConfig, replaceVariables, theme, sparkline, percentChange, timeRange, timeZone]);
}
