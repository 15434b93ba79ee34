import {
  FieldColorModeId,
  type FieldConfig,
  MappingType,
  type ThresholdsConfig,
  ThresholdsMode,
  type ValueMapping,
} from "@grafana/grafana-foundation-sdk/dashboard";
import type { DataPanelOptions, FieldOptions } from "../panels/index.ts";
import type { Thresholds, ValueTexts } from "../thresholds.ts";
import { thresholdsOf } from "../watches/index.ts";

/** How numbers are shown, in Grafana's words; `palette` colours series apart, otherwise thresholds give the colour. */
export function fieldConfig(
  options: Partial<FieldOptions> & Pick<DataPanelOptions, "watches">,
  coloring: "palette" | "thresholds",
): FieldConfig {
  const { unit, decimals, min, max, noValue, values } = options;
  return {
    color: { mode: coloring === "palette" ? FieldColorModeId.PaletteClassic : FieldColorModeId.Thresholds },
    ...(unit !== undefined && { unit }),
    ...(decimals !== undefined && { decimals }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(noValue !== undefined && { noValue }),
    mappings: values === undefined ? [] : [valueMapping(values)],
    thresholds: thresholdsConfig(thresholdsOf(options, coloring === "palette" ? "lines" : "colors")),
  };
}

export function valueMapping(values: ValueTexts): ValueMapping {
  const options = Object.fromEntries(Object.entries(values).map(([value, text], index) => [value, { ...text, index }]));
  return { type: MappingType.ValueToText, options };
}

// Grafana adds a red line at 80 to a panel without steps, so there is always at least the base.
export function thresholdsConfig(thresholds: Thresholds | undefined): ThresholdsConfig {
  const steps = (thresholds?.steps ?? []).map(({ from, color }) => ({ value: from, color }));
  const base = thresholds === undefined ? "text" : (thresholds.base ?? "green");
  return { mode: ThresholdsMode.Absolute, steps: [{ value: null, color: base }, ...steps] };
}
