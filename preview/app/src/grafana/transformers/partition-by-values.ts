import { type DataFrame, type Field, FieldType } from "@grafana/data";
import { fromFrames } from "./from-frames.ts";

interface PartitionOptions {
  readonly fields?: readonly string[];
  /** Whether the fields partitioned by stay. */
  readonly keepFields?: boolean;
  readonly naming?: {
    /** Values become labels of the other fields, not names of the frames. */
    readonly asLabels?: boolean;
    /** Names of frames keep what they were called before. */
    readonly append?: boolean;
    readonly withNames?: boolean;
    /** Between name and value, and between pairs of them. */
    readonly separator1?: string;
    readonly separator2?: string;
  };
}

/** A frame for each combination of the values of some fields. */
export const partitionByValues = fromFrames<PartitionOptions>("partitionByValues", (frames, options) =>
  frames.flatMap((frame) => partitioned(frame, options)),
);

function partitioned(
  frame: DataFrame,
  { fields: names = [], keepFields = false, naming = {} }: PartitionOptions,
): DataFrame[] {
  const by = frame.fields.filter(({ name }) => names.includes(name));
  if (by.length === 0) return [frame];
  const kept = keepFields ? frame.fields : frame.fields.filter((field) => !by.includes(field));
  const rows = Array.from({ length: frame.length }, (_row, row) => row);
  const parts = Map.groupBy(rows, (row) => JSON.stringify(by.map(({ values }) => values[row])));
  return [...parts.values()].map((part): DataFrame => {
    const [first = 0] = part;
    const values = by.map(({ name, values }) => [name, String(values[first])] as const);
    const labels = naming.asLabels === true ? Object.fromEntries(values) : {};
    const pick = (field: Field): Field => ({
      ...field,
      values: part.map((row) => field.values[row]),
      ...(field.type === FieldType.time ? {} : { labels: { ...field.labels, ...labels } }),
    });
    return { ...frame, name: nameOf(frame, values, naming), fields: kept.map(pick), length: part.length };
  });
}

function nameOf(
  frame: DataFrame,
  values: readonly (readonly [string, string])[],
  { asLabels, append, withNames, separator1 = "=", separator2 = " " }: NonNullable<PartitionOptions["naming"]>,
): string {
  const before = frame.name ?? frame.refId ?? "";
  if (asLabels === true) return before;
  const own = values.map(([name, value]) => (withNames === true ? `${name}${separator1}${value}` : value));
  return [...(append === true && before !== "" ? [before] : []), ...own].join(separator2);
}
