import { formatValue, type UsualFormat } from "./format.ts";
import type { Values } from "./values.ts";

/**
 * The text with each `$name`, `${name}`, `${name:format}`, `${name.path}` and `[[name]]` replaced by its value; names nobody knows stay.
 * @param usual format of a value where the text asks for none: `promql` in queries, `text` in what people read
 */
export function interpolate(text: string, values: Values, usual: UsualFormat): string {
  return text.replace(
    reference,
    (match, braced?: string, path?: string, asked?: string, plain?: string, old?: string, oldAsked?: string) => {
      const name = braced ?? plain ?? old ?? "";
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (value === undefined) return match;
      return formatValue(value, { name, format: asked ?? oldAsked ?? usual, path });
    },
  );
}

/** Names of all variables that a text refers to, whether they exist or not. */
export function namesIn(text: string): ReadonlySet<string> {
  const names = [...text.matchAll(reference)].map(([, braced, , , plain, old]) => braced ?? plain ?? old ?? "");
  return new Set(names);
}

const reference = /\$\{(\w+)(?:\.([^:}]+))?(?::([^}]+))?\}|\$(\w+)|\[\[(\w+?)(?::([\w-]+))?\]\]/g;
