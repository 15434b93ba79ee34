import {
  FieldColorModeId,
  type FieldConfig,
  MappingType,
  type ThresholdsConfig,
  ThresholdsMode,
  type ValueMapping,
} from "@grafana/grafana-foundation-sdk/dashboard";
import type { DataLink } from "../data-link.ts";
import type { DataPanelOptions, FieldOptions } from "../panels/index.ts";
import type { Color, Thresholds, ValueTexts } from "../thresholds.ts";
import { thresholdsOf } from "../watches/index.ts";

// The SDK gives a data link the shape of a dashboard's; Grafana reads these three.
interface Field extends Omit<FieldConfig, "links"> {
  readonly links?: readonly { readonly title: string; readonly url: string; readonly targetBlank: boolean }[];
}

type ShownField = Partial<FieldOptions> & Pick<DataPanelOptions, "dataLinks" | "mayBeEmpty" | "watches">;

/**
 * How numbers are shown, in Grafana's words. `palette` colours series apart; otherwise thresholds give the colour, and where
 * there are none, words have that of text and `shapes` are blue.
 */
export function fieldConfig(options: ShownField, coloring: "palette" | "thresholds" | "shapes"): Field {
  const { unit, decimals, min, max, noValue = options.mayBeEmpty, values, dataLinks = [] } = options;
  const thresholds = thresholdsOf(options, coloring === "palette" ? "lines" : "colors");
  return {
    color: { mode: coloring === "palette" ? FieldColorModeId.PaletteClassic : FieldColorModeId.Thresholds },
    ...(unit !== undefined && { unit }),
    ...(decimals !== undefined && { decimals }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(noValue !== undefined && { noValue }),
    ...(dataLinks.length > 0 && { links: dataLinks.map(renderDataLink) }),
    mappings: values === undefined ? [] : [valueMapping(values)],
    thresholds: thresholdsConfig(thresholds, coloring === "shapes" ? "blue" : "text"),
  };
}

function renderDataLink({ title, url, newTab = false }: DataLink) {
  return { title, url, targetBlank: newTab };
}

export function valueMapping(values: ValueTexts): ValueMapping {
  const options = Object.fromEntries(Object.entries(values).map(([value, text], index) => [value, { ...text, index }]));
  return { type: MappingType.ValueToText, options };
}

// Grafana adds a red line at 80 to a panel without steps, so there is always at least the base.
export function thresholdsConfig(thresholds: Thresholds | undefined, otherwise: Color = "text"): ThresholdsConfig {
  const steps = (thresholds?.steps ?? []).map(({ from, color }) => ({ value: from, color }));
  const base = thresholds === undefined ? otherwise : (thresholds.base ?? "green");
  return { mode: ThresholdsMode.Absolute, steps: [{ value: null, color: base }, ...steps] };
}
