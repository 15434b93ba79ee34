import {
  buildHistogram,
  type DataFrame,
  type Field,
  type GrafanaTheme2,
  getHistogramFields,
  histogramFieldsToFrame,
} from "@grafana/data";
import type { Options } from "@grafana/schema/dist/esm/raw/composable/histogram/panelcfg/x/HistogramPanelCfg_types.gen";

/** How often values lie in each bucket: lower bounds, upper bounds, and counts of each series. */
export interface Buckets {
  readonly frame: DataFrame;
  readonly min: Field;
  readonly max: Field;
  /** Bounds are words (those of a histogram in Prometheus), which stand at equal distances. */
  readonly isOrdinal: boolean;
}

/** The buckets that the data hold already, or those that Grafana counts their values into; undefined where there is nothing to count. */
export function bucketsOf(data: DataFrame[], options: Options, theme: GrafanaTheme2): Buckets | undefined {
  const [only] = data;
  const held = data.length === 1 && only !== undefined ? getHistogramFields(only) : undefined;
  const info = held ?? buildHistogram(data, options, theme);
  if (info == null) return undefined;
  const frame = histogramFieldsToFrame(info, theme);
  const [min, max, ...counts] = frame.fields;
  if (min === undefined || max === undefined) return undefined;
  const fields = [min, max, ...counts.map(withIndex)];
  return { frame: { ...frame, fields }, min, max, isOrdinal: typeof min.values[0] === "string" };
}

/** Palettes give each series its colour by its number. */
function withIndex(field: Field, index: number): Field {
  const origin = { frameIndex: 0, fieldIndex: index + 2 };
  return { ...field, state: { ...field.state, seriesIndex: field.state?.seriesIndex ?? index, origin } };
}
