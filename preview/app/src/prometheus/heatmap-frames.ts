import { type DataFrame, DataFrameType, FieldType } from "@grafana/data";
import type { Sample, Series } from "./api.ts";
import { parseNumber } from "./numbers.ts";

/** Cumulative buckets (`le`) as one frame of rows that each hold their own observations only, lowest first. */
export function heatmapFrames(
  series: readonly Series[],
  { refId, stepMs }: { readonly refId: string; readonly stepMs: number },
): DataFrame[] {
  const buckets = series
    .filter(({ metric }) => metric.le !== undefined)
    .map(({ metric, value, values = value === undefined ? [] : [value] }) => ({
      metric,
      bound: metric.le ?? "",
      counts: byTime(values),
    }))
    .sort((a, b) => parseNumber(a.bound) - parseNumber(b.bound));
  if (buckets.length === 0) return [];
  const times = [...new Set(buckets.flatMap(({ counts }) => [...counts.keys()]))].sort((a, b) => a - b);
  const fields = buckets.map(({ metric, bound, counts }, index) => ({
    name: bound,
    type: FieldType.number,
    labels: { ...metric },
    config: { displayNameFromDS: bound },
    values: times.map((time) => Math.max(0, (counts.get(time) ?? 0) - (buckets[index - 1]?.counts.get(time) ?? 0))),
  }));
  const time = { name: "Time", type: FieldType.time, values: times, config: { interval: stepMs } };
  return [{ refId, fields: [time, ...fields], length: times.length, meta: { type: DataFrameType.HeatmapRows } }];
}

function byTime(values: readonly Sample[]): ReadonlyMap<number, number> {
  return new Map(values.map(([time, text]) => [time * 1000, parseNumber(text)]));
}
