import { isObject, type Json, textOf, without } from "../../from-json/index.ts";
import { type Code, call, literal, object, text } from "../code.ts";
import { sizeOf, titleOf } from "./frame.ts";
import type { Given, Writer } from "./writer.ts";

/** A panel in Grafana's own words: what of it the renderer adds anyway is left out. */
export function writeRaw(given: Given, writer: Writer): Code {
  const { type, title: _title, description, ...rest } = without(given.panel, ["datasource"]);
  const head = {
    type: text(textOf(type)),
    title: text(titleOf(given.panel)),
    description: writer.described(description),
  };
  const { datasource } = given.panel;
  const other = datasource === undefined || isOurs(datasource) ? {} : { datasource: literal(datasource) };
  const body = Object.entries(rest).map(([field, value]) => [field, literal(withoutOurs(value))] as const);
  const model = object({ ...head, ...other, ...Object.fromEntries(body) }, { open: true });
  const size = object(sizeOf(given, { width: 12, height: 8 }));
  const sized = size.kind === "object" && size.fields.length > 0 ? [size] : [];
  return call(writer.kit("raw"), text(given.key), model, ...sized);
}

function withoutOurs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOurs);
  if (!isObject(value)) return value;
  const kept: Json = isOurs(value.datasource) ? without(value, ["datasource"]) : value;
  return Object.fromEntries(Object.entries(kept).map(([field, item]) => [field, withoutOurs(item)]));
}

function isOurs(datasource: unknown): boolean {
  return isObject(datasource) && textOf(datasource.uid) === `\${datasource}`;
}
