import { type DataFrame, FieldType } from "@grafana/data";
import type { Sample, Series } from "./api.ts";
import { parseNumber } from "./numbers.ts";
import { legendName, seriesName } from "./series-name.ts";

/** One frame per series, named by its legend. */
export function seriesFrames(
  series: readonly Series[],
  options: { readonly refId: string; readonly stepMs: number; readonly expr: string; readonly legendFormat: string },
): DataFrame[] {
  const { refId, stepMs, expr, legendFormat } = options;
  return series.map(({ metric, values, value }) => {
    const samples = values ?? (value === undefined ? [] : [value]);
    const automatic = legendFormat === "" || legendFormat === "__auto";
    const name = automatic ? seriesName(metric, expr) : legendName(legendFormat, metric);
    return {
      refId,
      name,
      length: samples.length,
      fields: [
        {
          name: "Time",
          type: FieldType.time,
          values: samples.map(([time]) => time * 1000),
          config: { interval: stepMs },
        },
        {
          name: "Value",
          type: FieldType.number,
          values: samples.map(([, text]) => parseNumber(text)),
          labels: { ...metric },
          config: { displayNameFromDS: name },
        },
      ],
    };
  });
}

/** The answer to a query that is a text. */
export function textFrames([time, text]: Sample, refId: string): DataFrame[] {
  const fields = [
    { name: "Time", type: FieldType.time, values: [time * 1000], config: {} },
    { name: "Value", type: FieldType.string, values: [text], config: {} },
  ];
  return [{ refId, fields, length: 1 }];
}
