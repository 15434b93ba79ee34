import { type FormatName, formatValue } from "./format.ts";

/** A variable's value where it is used; of a variable with several, all of them. */
export type VariableValue = string | readonly string[];

/** Values by name, Grafana's own (`__interval`, …) among them. */
export type Values = Readonly<Record<string, VariableValue>>;

/**
 * The text with each `$name`, `${name}`, `${name:format}` and `[[name]]` replaced by its value; names nobody knows stay.
 * @param usual format of a value where the text asks for none: `regex` in PromQL, `text` in what people read
 */
export function interpolate(text: string, values: Values, usual: FormatName): string {
  return text.replace(
    /\$\{(\w+)(?:\.[^:}]+)?(?::([\w-]+))?\}|\$(\w+)|\[\[(\w+?)(?::([\w-]+))?\]\]/g,
    (match, braced?: string, bracedFormat?: string, plain?: string, old?: string, oldFormat?: string) => {
      const value = values[braced ?? plain ?? old ?? ""];
      if (value === undefined) return match;
      return formatValue(value, (bracedFormat ?? oldFormat ?? usual) as FormatName);
    },
  );
}
