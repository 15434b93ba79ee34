import { type DataFrame, type Field, type FieldConfig, FieldType } from "@grafana/data";
import { settingOf, withSetting } from "./field-settings.ts";
import { fromFrames } from "./from-frames.ts";

export interface FieldMapping {
  readonly fieldName: string;
  /** What becomes of its values: `field.name`, `field.value`, `field.label`, a setting, `__ignore`. */
  readonly handlerKey?: string | null;
  readonly reducerId?: string;
}

interface RowsToFieldsOptions {
  readonly mappings?: readonly FieldMapping[];
}

/** Each row of a frame becomes a field of one value, with what the row's other columns say as its labels and settings. */
export const rowsToFields = fromFrames<RowsToFieldsOptions>("rowsToFields", (frames, { mappings = [] }) =>
  frames.map((frame) => fieldsOfRows(frame, mappings)),
);

function fieldsOfRows(frame: DataFrame, mappings: readonly FieldMapping[]): DataFrame {
  const mapped = (field: Field) => mappings.find(({ fieldName }) => fieldName === field.name)?.handlerKey ?? undefined;
  const name =
    frame.fields.find((field) => mapped(field) === "field.name") ??
    frame.fields.find((field) => mapped(field) === undefined && field.type === FieldType.string);
  const value =
    frame.fields.find((field) => mapped(field) === "field.value") ??
    frame.fields.find((field) => mapped(field) === undefined && field.type === FieldType.number);
  if (name === undefined || value === undefined) return frame;
  const others = frame.fields.filter((field) => field !== name && field !== value && mapped(field) !== "__ignore");
  const fields = Array.from({ length: frame.length }, (_row, row): Field => {
    const labels: Record<string, string> = {};
    let config: FieldConfig = { ...value.config };
    for (const field of others) {
      const key = mapped(field);
      const setting = settingOf(key ?? field.name);
      if (setting !== undefined && key !== "field.label") config = withSetting(config, setting, field.values[row]);
      else if (field.type === FieldType.string || key === "field.label") labels[field.name] = String(field.values[row]);
    }
    return { name: String(name.values[row]), type: value.type, config, labels, values: [value.values[row]] };
  });
  return { ...frame, fields, length: 1 };
}
