import {
  type DataFrame,
  type Field,
  type FieldConfig,
  FieldMatcherID,
  FieldType,
  getFieldMatcher,
  type MappingType,
  type MatcherConfig,
  ReducerID,
  reduceField,
  type ValueMapping,
} from "@grafana/data";
import { settingOf, withSetting } from "./field-settings.ts";
import { fromFrames } from "./from-frames.ts";
import type { FieldMapping } from "./rows-to-fields.ts";

interface ConfigFromDataOptions {
  readonly configRefId?: string;
  readonly mappings?: readonly FieldMapping[];
  readonly applyTo?: MatcherConfig;
}

/** One query's values become settings of the fields of the others, such as their thresholds. */
export const configFromData = fromFrames<ConfigFromDataOptions>("configFromData", (frames, options) => {
  const source = frames.find(({ refId }) => refId === options.configRefId);
  if (source === undefined) return [...frames];
  const settings = settingsOf(source, options.mappings ?? []);
  const matches = getFieldMatcher(options.applyTo ?? { id: FieldMatcherID.numeric });
  return frames
    .filter((frame) => frame !== source)
    .map((frame) => ({
      ...frame,
      fields: frame.fields.map((field) =>
        matches(field, frame, [...frames]) ? { ...field, config: settings(field.config) } : field,
      ),
    }));
});

function settingsOf(source: DataFrame, mappings: readonly FieldMapping[]): (config: FieldConfig) => FieldConfig {
  const used = source.fields.flatMap((field) => {
    const mapping = mappings.find(({ fieldName }) => fieldName === field.name);
    const setting = settingOf(mapping?.handlerKey ?? field.name);
    return setting === undefined ? [] : [{ field, setting, reducer: mapping?.reducerId ?? ReducerID.lastNotNull }];
  });
  const ofMapping = (name: string) => used.find(({ setting }) => setting === `mappings.${name}`)?.field;
  const mapping = mappingOf(ofMapping("value"), ofMapping("text"), ofMapping("color"));
  return (config) => {
    let result = config;
    for (const { field, setting, reducer } of used) result = withSetting(result, setting, reduced(field, reducer));
    return mapping === undefined ? result : { ...result, mappings: [...(result.mappings ?? []), mapping] };
  };
}

function reduced(field: Field, reducer: string): unknown {
  if (field.type === FieldType.number) return reduceField({ field, reducers: [reducer] })[reducer];
  return reducer === ReducerID.first ? field.values[0] : field.values.at(-1);
}

/** All rows of the columns with values, texts and colours as one mapping. */
function mappingOf(
  value: Field | undefined,
  text: Field | undefined,
  color: Field | undefined,
): ValueMapping | undefined {
  if (value === undefined) return undefined;
  const options = value.values.map((each, row) => [
    String(each),
    {
      index: row,
      ...(text === undefined ? {} : { text: String(text.values[row]) }),
      ...(color === undefined ? {} : { color: String(color.values[row]) }),
    },
  ]);
  return { type: "value" as MappingType.ValueToText, options: Object.fromEntries(options) };
}
