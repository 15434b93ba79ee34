import type * as z from "zod";
import { schema } from "../../../settings/schema.ts";

/** A setting that a person can write, and its default where it has a fixed one. */
export interface SettingRow {
  /** `retention.time`, `receivers.<name>.secret`, `routes[].match`. */
  readonly path: string;
  readonly standard?: string;
}

/** Every setting of the schema, objects taken apart; `secrets` is not in it because no code may read its values. */
export function settingRows(): readonly SettingRow[] {
  const rows = Object.entries(schema).flatMap(([key, one]) => rowsAt(key, one));
  return [...new Map([...rows, { path: "secrets.<name>" }].map((row) => [row.path, row])).values()];
}

function rowsAt(path: string, schema: z.core.$ZodType, standard?: string): readonly SettingRow[] {
  const { def } = schema._zod as z.core.$ZodTypes["_zod"];
  switch (def.type) {
    case "default":
      return rowsAt(path, def.innerType, print(def.defaultValue));
    case "optional":
    case "prefault":
      return rowsAt(path, def.innerType);
    case "object":
      return Object.entries(def.shape).flatMap(([key, inner]) => rowsAt(`${path}.${key}`, inner));
    case "record":
      return inside(path, `${path}.<name>`, def.valueType, standard);
    case "array":
      return inside(path, `${path}[]`, def.element, standard);
    case "union":
      return [
        ...(isOfObjects(def.options) ? [] : [leaf(path, standard)]),
        ...def.options.filter((option) => isOfObjects([option])).flatMap((option) => rowsAt(path, option)),
      ];
    default:
      return [leaf(path, standard)];
  }
}

/** A collection of objects has a row for each of their keys, any other collection is one setting. */
function inside(path: string, below: string, element: z.core.$ZodType, standard?: string): readonly SettingRow[] {
  const { def } = element._zod as z.core.$ZodTypes["_zod"];
  const list = def.type === "array" && isOfObjects([def.element]);
  const taken = list || def.type === "object" || (def.type === "union" && isOfObjects(def.options));
  return taken ? rowsAt(below, element) : [leaf(path, standard)];
}

function isOfObjects(options: readonly z.core.$ZodType[]): boolean {
  return options.every((option) => (option._zod as z.core.$ZodTypes["_zod"]).def.type === "object");
}

function leaf(path: string, standard: string | undefined): SettingRow {
  return standard === undefined ? { path } : { path, standard };
}

function print(value: unknown): string {
  if (Array.isArray(value)) return `[${value.join(", ")}]`;
  return typeof value === "object" ? "{}" : String(value);
}
