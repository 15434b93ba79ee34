import { type DataFrame, type Field, FieldType, getFieldDisplayName, rangeUtil } from "@grafana/data";
import type { HeatmapCalculationBucketConfig } from "@grafana/schema";
import type { Options } from "@grafana/schema/dist/esm/raw/composable/heatmap/panelcfg/x/HeatmapPanelCfg_types.gen";
import { type Bins, gridOfPoints } from "./counted-grid.ts";
import { type Bucket, type Grid, gridOfBuckets } from "./grid.ts";

/** The cells of a panel: buckets as they were counted, or values to be counted; undefined without a number over time. */
export function heatmapGrid(frames: readonly DataFrame[], options: Options): Grid | undefined {
  const series = frames.flatMap((frame) => {
    const time = frame.fields.find(({ type }) => type === FieldType.time);
    if (time === undefined) return [];
    return frame.fields
      .filter(({ type }) => type === FieldType.number)
      .map((field) => ({ time, field, name: getFieldDisplayName(field, frame, [...frames]) }));
  });
  const [first] = series;
  if (first === undefined) return undefined;
  if (options.calculate === true) return counted(series, options);
  const buckets = series.map(({ time, field, name }): Bucket => ({ name, values: byTime(time, field) }));
  const layout = options.rowsFrame?.layout ?? "auto";
  return gridOfBuckets(buckets, { stepMs: stepOf(first.time), layout });
}

function counted(
  series: readonly { readonly time: Field; readonly field: Field }[],
  { calculation }: Options,
): Grid | undefined {
  const points = series.flatMap(({ time, field }) =>
    (field.values as readonly (number | null)[]).flatMap((value, index) =>
      value === null ? [] : [{ time: time.values[index] as number, value }],
    ),
  );
  const scale = calculation?.yBuckets?.scale;
  const x = binsOf(calculation?.xBuckets, rangeUtil.intervalToMs);
  const y = binsOf(calculation?.yBuckets, Number);
  return gridOfPoints(points, {
    x,
    y: String(scale?.type) === "log" ? { ...y, log: scale?.log ?? 2 } : y,
  });
}

function binsOf(bins: HeatmapCalculationBucketConfig | undefined, read: (size: string) => number): Bins {
  const { mode, value = "" } = bins ?? {};
  const count = String(mode) === "count";
  return { mode: count ? "count" : "size", ...(value === "" ? {} : { value: count ? Number(value) : read(value) }) };
}

function byTime(time: Field, field: Field): ReadonlyMap<number, number> {
  const values = field.values as readonly (number | null)[];
  return new Map(
    values.flatMap((value, index) => (value === null ? [] : [[time.values[index] as number, value] as const])),
  );
}

function stepOf({ config, values }: Field): number {
  if (config.interval !== undefined && config.interval !== null) return config.interval;
  const [first = 0, second = first + 60_000] = values as readonly number[];
  return second - first;
}
