import {
  type DataFrame,
  type DisplayValue,
  type Field,
  getFieldDisplayName,
  getFrameDisplayName,
  type InterpolateFunction,
  type ScopedVars,
} from "@grafana/data";
import { interpolate, type Values } from "../../variables/index.ts";
import { type DataContext, dataMacro } from "./data-macros.ts";

/** What `applyFieldOverrides` says of the value that a link or a name stands on. */
interface GrafanaContext {
  readonly data: DataFrame[];
  readonly frame: DataFrame;
  readonly field: Field;
  readonly rowIndex?: number;
  readonly calculatedValue?: DisplayValue;
}

/**
 * Replaces variables in what people read and in addresses: those of the dashboard, and in data links those of the value clicked on.
 * A format that is asked for is that of every value which the text gives none.
 */
export function replaceIn(values: Values): InterpolateFunction {
  return (text, scopedVars, format) => {
    if (typeof text !== "string" || (!text.includes("$") && !text.includes("[["))) return text;
    const usual = typeof format === "string" && format !== "" ? format : "text";
    const context = contextOf(scopedVars);
    const own = context === undefined ? text : withMacros(text, context, usual);
    return interpolate(own, { ...values, ...scopedValues(scopedVars) }, usual as "text");
  };
}

function withMacros(text: string, context: DataContext, usual: string): string {
  return text.replace(
    /\$\{(__(?:value|field|series|data))(?:\.?([^:}]+))?(?::([^}]+))?\}/g,
    (match, name: string, path: string | undefined, format: string | undefined) => {
      const value = dataMacro(name, path, context);
      return value === undefined ? match : formatted(value, format ?? usual);
    },
  );
}

function formatted(value: string, format: string): string {
  return interpolate(`\${value:${format}}`, { value }, "text");
}

function contextOf(scopedVars: ScopedVars | undefined): DataContext | undefined {
  const given = scopedVars?.__dataContext?.value as GrafanaContext | undefined;
  if (given === undefined) return undefined;
  const { data, frame, field, rowIndex, calculatedValue } = given;
  return {
    frame,
    field: field as DataContext["field"],
    rowIndex,
    calculatedValue,
    nameOf: (each) => getFieldDisplayName(each as Field, frame, data),
    seriesName: () => getFrameDisplayName(frame, data.indexOf(frame)),
  };
}

/** Plain values that Grafana's components give along, such as those of a repetition. */
function scopedValues(scopedVars: ScopedVars = {}): Values {
  return Object.fromEntries(
    Object.entries(scopedVars).flatMap(([name, variable]) => {
      const value: unknown = variable?.value;
      return typeof value === "string" || typeof value === "number" ? [[name, String(value)]] : [];
    }),
  );
}
