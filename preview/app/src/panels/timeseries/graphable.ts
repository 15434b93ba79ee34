import {
  applyNullInsertThreshold,
  type DataFrame,
  type Field,
  FieldType,
  nullToValue,
  type TimeRange,
} from "@grafana/data";

/** Frames as a graph over time takes them, or why there is none. */
export type Graphable = { readonly frames: DataFrame[] } | { readonly fault: string };

/** The frames that have a time and a number, gaps opened and what no graph can show (infinity, not a number) left out. */
export function graphable(data: readonly DataFrame[], range: TimeRange): Graphable {
  const timed = data.filter(({ fields }) => fields.some(({ type }) => type === FieldType.time));
  if (timed.length === 0) return { fault: "Data is missing a time field" };
  const frames = timed.filter(({ fields }) => fields.some(isNumeric)).map((frame) => prepared(frame, range));
  return frames.length === 0 ? { fault: "Data is missing a number field" } : { frames };
}

function prepared(frame: DataFrame, range: TimeRange): DataFrame {
  // The component opens gaps in the first frame only; lines of the others would be drawn across.
  const open = nullToValue(
    applyNullInsertThreshold({
      frame,
      refFieldPseudoMin: range.from.valueOf(),
      refFieldPseudoMax: range.to.valueOf(),
    }),
  );
  return { ...open, fields: open.fields.flatMap(drawnField) };
}

function drawnField(field: Field): Field[] {
  if (field.type === FieldType.time || field.type === FieldType.enum) return [field];
  if (!isNumeric(field)) return [];
  const { custom } = field.config;
  const asNumber = (value: unknown) => {
    if (typeof value === "boolean") return value ? 1 : 0;
    // Gaps that were undefined stay so: they are spanned, those of null are not.
    return typeof value === "number" && !Number.isFinite(value) ? null : value;
  };
  const isBoolean = field.type === FieldType.boolean;
  return [
    {
      ...field,
      type: FieldType.number,
      values: field.values.map(asNumber),
      config: isBoolean
        ? { ...field.config, min: 0, max: 1, custom: { ...custom, lineInterpolation: "stepAfter" } }
        : field.config,
    },
  ];
}

function isNumeric({ type }: Field): boolean {
  return type === FieldType.number || type === FieldType.boolean || type === FieldType.enum;
}
