import { type Field, formattedValueToString, type GrafanaTheme2, getValueFormat, ThresholdsMode } from "@grafana/data";
import type { State } from "./spans.ts";

/** Each step of a field's thresholds as Grafana names it: `< 80`, `80+`. */
export function thresholdStates({ config }: Field, theme: GrafanaTheme2): (State & { readonly value: number })[] {
  const { mode, steps = [] } = config.thresholds ?? {};
  const format = getValueFormat(mode === ThresholdsMode.Percentage ? "percent" : config.unit);
  const write = (value: number) => formattedValueToString(format(value, config.decimals));
  return steps.map(({ value, color }, index) => {
    const next = steps[index + 1];
    const lowest = index === 0 && next !== undefined;
    const text = lowest ? `< ${write(next.value)}` : `${write(value)}+`;
    return { value, text, color: theme.visualization.getColorByName(color) };
  });
}
