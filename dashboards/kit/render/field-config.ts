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

/** How a panel shows its numbers; `custom` is what only its kind knows. */
export interface Field extends Omit<Absent<FieldConfig>, "links"> {
  // The SDK gives a data link the shape of a dashboard's; Grafana reads these three.
  readonly links:
    | readonly { readonly title: string; readonly url: string; readonly targetBlank: boolean }[]
    | undefined;
}

// JSON leaves out what is undefined.
type Absent<Fields> = { readonly [Name in keyof Fields]: Fields[Name] | undefined };

type ShownField = Partial<FieldOptions> & Pick<DataPanelOptions, "dataLinks" | "mayBeEmpty" | "watches">;

/**
 * How numbers are shown, in Grafana's words. `palette` colours series apart; otherwise thresholds give the colour, and where
 * there are none, words have that of text and `shapes` are blue.
 */
export function fieldConfig(
  options: ShownField,
  coloring: "palette" | "thresholds" | "shapes",
  custom?: object,
): Field {
  const { unit, decimals, min, max, noValue = options.mayBeEmpty, values, dataLinks = [] } = options;
  const thresholds = thresholdsOf(options, coloring === "palette" ? "lines" : "colors");
  return {
    color: coloring === "palette" ? palette : byThreshold,
    custom,
    decimals,
    links: dataLinks.length === 0 ? undefined : dataLinks.map(renderDataLink),
    mappings: values === undefined ? [] : [valueMapping(values)],
    max,
    min,
    noValue,
    thresholds: thresholdsConfig(thresholds, coloring === "shapes" ? "blue" : "text"),
    unit,
  };
}

const palette = { mode: FieldColorModeId.PaletteClassic };
const byThreshold = { mode: FieldColorModeId.Thresholds };

function renderDataLink({ title, url, newTab = false }: DataLink) {
  return { targetBlank: newTab, title, url };
}

export function valueMapping(values: ValueTexts): ValueMapping {
  const options = Object.fromEntries(
    Object.entries(values).map(([value, { text, color }], index) => [
      value,
      { ...(color !== undefined && { color }), index, text },
    ]),
  );
  return { options, type: MappingType.ValueToText };
}

// Grafana adds a red line at 80 to a panel without steps, so there is always at least the base.
export function thresholdsConfig(thresholds: Thresholds | undefined, otherwise: Color = "text"): ThresholdsConfig {
  const steps = (thresholds?.steps ?? []).map(({ from, color }) => ({ color, value: from }));
  const base = thresholds === undefined ? otherwise : (thresholds.base ?? "green");
  return { mode: ThresholdsMode.Absolute, steps: [{ color: base, value: null }, ...steps] };
}
