import type { Spot, Text } from "../../../alerts/kit/checks/index.ts";
import {
  entryOf,
  type FileText,
  positionIn,
  textIn,
  type YamlList,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from "../../../alerts/kit/index.ts";
import type { Finding } from "../../../problems/index.ts";
import type { Told } from "../subject/index.ts";

/** Takes values out of the JSON of a dashboard and takes down what is of another type than Grafana has there. */
export interface Reader {
  /** Absent where the values are objects that were read from no file. */
  readonly file?: FileText;
  readonly findings: Finding[];
  /** Types of the datasources that variables and inputs stand for, as far as they are known. */
  readonly datasourceTypes: Map<string, string>;
  /** Names that the import dialog asks for. */
  readonly inputs: Set<string>;
}

export function newReader(file?: FileText): Reader {
  return { ...(file === undefined ? {} : { file }), findings: [], datasourceTypes: new Map(), inputs: new Set() };
}

/** A text; nothing for null. */
export function text(reader: Reader, map: YamlMap, name: string, path: string): Text | undefined {
  const value = valueAt(map, name);
  if (value === undefined) return undefined;
  if (value.kind === "text" && !isNumber(value) && !isSwitch(value)) return asText(reader, value);
  wrong(reader, map, name, "a text", path);
  return undefined;
}

/** A number, also one in quotes; nothing for null. */
export function number(reader: Reader, map: YamlMap, name: string, path: string): Told<number> | undefined {
  const value = valueAt(map, name);
  if (value === undefined) return undefined;
  if (value.kind === "text" && value.value.trim() !== "" && Number.isFinite(Number(value.value)))
    return { value: Number(value.value), at: spot(reader, value) };
  wrong(reader, map, name, "a number", path);
  return undefined;
}

/** True or false; nothing for null. */
export function flag(reader: Reader, map: YamlMap, name: string, path: string): Told<boolean> | undefined {
  const value = valueAt(map, name);
  if (value === undefined) return undefined;
  if (value.kind === "text" && isSwitch(value)) return { value: value.value === "true", at: spot(reader, value) };
  wrong(reader, map, name, "true or false", path);
  return undefined;
}

/** The map under a name; nothing for null. */
export function object(reader: Reader, map: YamlMap, name: string, path: string): YamlMap | undefined {
  const value = valueAt(map, name);
  if (value === undefined || value.kind === "map") return value;
  wrong(reader, map, name, "an object", path);
  return undefined;
}

/** The items of a list; none for null. */
export function items(reader: Reader, map: YamlMap, name: string, path: string): readonly YamlNode[] {
  const value = valueAt(map, name);
  if (value === undefined) return [];
  if (value.kind === "list") return value.items;
  wrong(reader, map, name, "a list", path);
  return [];
}

/** The objects of a list; anything else in it is a finding. */
export function objects(reader: Reader, map: YamlMap, name: string, path: string): readonly YamlMap[] {
  return items(reader, map, name, path).flatMap((item, index) => {
    if (item.kind === "map") return [item];
    if (!isNull(item))
      form(reader, path, `${name}[${index}] has to be an object; this is ${kindOf(item)}.`, spot(reader, item));
    return [];
  });
}

/** The value under a name; nothing where it is null. */
export function valueAt(map: YamlMap, name: string): YamlNode | undefined {
  const value = entryOf(map, name)?.value;
  return value === undefined || isNull(value) ? undefined : value;
}

/** Where a value stands, worked out when it is asked for. */
export function spot({ file }: Reader, { from, to }: Pick<YamlNode, "from" | "to">): Spot {
  return () => (file === undefined || from < 0 ? undefined : positionIn(file, from, to));
}

/** Where a map begins: its first key, or its name where it has one. */
export function headOf(reader: Reader, map: YamlMap): Spot {
  const key = entryOf(map, "title")?.key ?? entryOf(map, "name")?.key ?? map.entries[0]?.key;
  return spot(reader, key ?? { from: map.from, to: map.from + 1 });
}

export function asText({ file }: Reader, scalar: YamlScalar): Text {
  return file === undefined || scalar.from < 0 ? { value: scalar.value } : textIn(file, scalar);
}

/** Takes down that something has a form that Grafana does not know. */
export function form({ findings }: Reader, path: string, message: string, where: Spot): void {
  const at = where();
  const hint = "Grafana drops it, or fails to open the dashboard; export the dashboard anew, or correct it.";
  findings.push({
    check: "dashboards/form",
    severity: "error",
    path,
    message,
    hint,
    ...(at === undefined ? {} : { at }),
  });
}

export function isNull(node: YamlNode): boolean {
  return node.kind === "text" && node.plain && (node.value === "null" || node.value === "~" || node.value === "");
}

function isNumber({ value, plain }: YamlScalar): boolean {
  return plain && /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value);
}

function isSwitch({ value, plain }: YamlScalar): boolean {
  return plain && (value === "true" || value === "false");
}

function wrong(reader: Reader, map: YamlMap, name: string, wanted: string, path: string): void {
  const entry = entryOf(map, name);
  if (entry === undefined) return;
  form(reader, path, `${name} has to be ${wanted}; this is ${kindOf(entry.value)}.`, spot(reader, entry.key));
}

function kindOf(node: YamlNode): string {
  if (node.kind === "map") return "an object";
  if (node.kind === "list") return "a list";
  if (isNumber(node)) return "a number";
  return isSwitch(node) ? node.value : "a text";
}

export type { YamlList, YamlMap, YamlNode };
