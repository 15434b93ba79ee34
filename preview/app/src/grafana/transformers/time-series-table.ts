import { type DataFrame, type Field, FieldType, ReducerID, reduceField } from "@grafana/data";
import { fromFrames } from "./from-frames.ts";

/** By refId: the value beside the line. */
type TimeSeriesTableOptions = Readonly<Record<string, { readonly stat?: string } | undefined>>;

/** A row for each series, with its labels and its line; a table for each query. */
export const timeSeriesTable = fromFrames<TimeSeriesTableOptions>("timeSeriesTable", (frames, options) => {
  const byQuery = Map.groupBy(frames.filter(isSeries), ({ refId }) => refId ?? "");
  const tables = [...byQuery].map(([refId, series]) => tableOf(refId, series, options[refId]?.stat));
  return [...frames.filter((frame) => !isSeries(frame)), ...tables];
});

function isSeries({ fields }: DataFrame): boolean {
  return fields.some(({ type }) => type === FieldType.time) && fields.some(({ type }) => type === FieldType.number);
}

function tableOf(refId: string, frames: readonly DataFrame[], stat: string = ReducerID.lastNotNull): DataFrame {
  const rows = frames.flatMap((frame) => {
    const time = frame.fields.find(({ type }) => type === FieldType.time);
    return frame.fields
      .filter(({ type }) => type === FieldType.number)
      .map((field) => ({
        labels: field.labels ?? {},
        field,
        frame: { ...frame, fields: time === undefined ? [field] : [time, field] },
      }));
  });
  const labels = [...new Set(rows.flatMap((row) => Object.keys(row.labels)))];
  const columns = labels.map(
    (name): Field => ({
      name,
      type: FieldType.string,
      config: {},
      values: rows.map((row) => row.labels[name] ?? ""),
    }),
  );
  const trend: Field = {
    name: "Trend",
    type: FieldType.frame,
    config: { ...rows[0]?.field.config, displayNameFromDS: undefined },
    values: rows.map(({ frame, field }) => ({
      ...frame,
      value: reduceField({ field, reducers: [stat] })[stat] ?? null,
    })),
  };
  return { refId, fields: [...columns, { ...trend, name: `Trend #${refId}` }], length: rows.length };
}
