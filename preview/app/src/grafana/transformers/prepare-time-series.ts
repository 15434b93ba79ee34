import { type DataFrame, DataFrameType, type Field, FieldType, outerJoinDataFrames } from "@grafana/data";
import { fromFrames } from "./from-frames.ts";

interface PrepareTimeSeriesOptions {
  readonly format?: "wide" | "multi" | "many" | "long";
}

/** Series in the form that a graph needs: a frame for each, one frame of all, or rows with the labels as columns. */
export const prepareTimeSeries = fromFrames<PrepareTimeSeriesOptions>(
  "prepareTimeSeries",
  (frames, { format = "wide" }) => {
    const many = frames.flatMap(seriesOf);
    if (format === "long") return many.length === 0 ? [] : [long(many)];
    if (format !== "wide")
      return many.map((frame) => ({ ...frame, meta: { ...frame.meta, type: DataFrameType.TimeSeriesMulti } }));
    const joined = outerJoinDataFrames({ frames: many });
    return joined === undefined ? [] : [{ ...joined, meta: { ...joined.meta, type: DataFrameType.TimeSeriesWide } }];
  },
);

/** A frame of its own for each number of a frame, and for each combination of the texts beside it. */
function seriesOf(frame: DataFrame): DataFrame[] {
  const time = frame.fields.find(({ type }) => type === FieldType.time);
  if (time === undefined) return [];
  const numbers = frame.fields.filter(({ type }) => type === FieldType.number || type === FieldType.boolean);
  const texts = frame.fields.filter(({ type }) => type === FieldType.string);
  const rowsOf = Map.groupBy(
    Array.from({ length: frame.length }, (_row, row) => row),
    (row) => JSON.stringify(texts.map(({ values }) => values[row])),
  );
  return numbers.flatMap((field) =>
    [...rowsOf.values()].map((rows): DataFrame => {
      const [first = 0] = rows;
      const labels = {
        ...field.labels,
        ...Object.fromEntries(texts.map((text) => [text.name, String(text.values[first])])),
      };
      const pick = (each: Field): Field => ({ ...each, values: rows.map((row) => each.values[row]) });
      return { ...frame, fields: [pick(time), { ...pick(field), labels }], length: rows.length };
    }),
  );
}

function long(many: readonly DataFrame[]): DataFrame {
  const labels = [...new Set(many.flatMap(({ fields }) => Object.keys(fields[1]?.labels ?? {})))].sort();
  const rows = many
    .flatMap(({ fields: [time, value], length }) =>
      Array.from({ length }, (_row, row) => ({
        time: time?.values[row],
        value: value?.values[row],
        of: value?.labels,
      })),
    )
    .sort((a, b) => a.time - b.time);
  const column = (name: string, type: FieldType, values: unknown[]): Field => ({ name, type, config: {}, values });
  return {
    fields: [
      column(
        "Time",
        FieldType.time,
        rows.map(({ time }) => time),
      ),
      ...labels.map((label) =>
        column(
          label,
          FieldType.string,
          rows.map(({ of }) => of?.[label] ?? ""),
        ),
      ),
      column(
        "Value",
        FieldType.number,
        rows.map(({ value }) => value),
      ),
    ],
    length: rows.length,
    meta: { type: DataFrameType.TimeSeriesLong },
  };
}
