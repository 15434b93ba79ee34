import { type DataFrame, type Field, FieldType } from "@grafana/data";
import type { Series } from "./api.ts";
import { parseNumber } from "./numbers.ts";

/** All series as rows of one frame: time, a column for each label, sorted, and the value. */
export function tableFrames(
  series: readonly Series[],
  { refId, several }: { readonly refId: string; readonly several: boolean },
): DataFrame[] {
  const rows = series.flatMap(({ metric, values, value }) =>
    (values ?? (value === undefined ? [] : [value])).map(([time, text]) => ({ metric, time, text })),
  );
  const labels = [...new Set(series.flatMap(({ metric }) => Object.keys(metric)))].sort();
  const columns = labels.map(
    (label): Field => ({
      name: label,
      type: FieldType.string,
      values: rows.map(({ metric }) => metric[label] ?? ""),
      config: { filterable: true },
    }),
  );
  const time = { name: "Time", type: FieldType.time, values: rows.map(({ time }) => time * 1000), config: {} };
  const value = {
    name: several ? `Value #${refId}` : "Value",
    type: FieldType.number,
    values: rows.map(({ text }) => parseNumber(text)),
    config: {},
  };
  return [{ refId, fields: [time, ...columns, value], length: rows.length }];
}
