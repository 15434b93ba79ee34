import type { YamlMap } from "../../../alerts/kit/index.ts";
import { entryOf } from "../../../alerts/kit/index.ts";
import type { CheckedDatasource } from "../subject/index.ts";
import { form, isNull, type Reader, spot, text, valueAt } from "./reader.ts";

/** How something refers to its datasource, in the words of any version of Grafana; nothing where it does not say. */
export function datasourceOf(reader: Reader, map: YamlMap, path: string): CheckedDatasource | undefined {
  const value = entryOf(map, "datasource")?.value;
  if (value === undefined) return undefined;
  const at = spot(reader, value);
  if (isNull(value)) return { by: "default", text: "null", at };
  if (value.kind === "text") return ofName(reader, value.value, at, undefined);
  if (value.kind === "list") {
    form(reader, path, "datasource has to be an object; this is a list.", at);
    return undefined;
  }
  const type = text(reader, value, "type", path)?.value;
  // The second form calls it a name.
  const uid = (
    valueAt(value, "uid") === undefined ? text(reader, value, "name", path) : text(reader, value, "uid", path)
  )?.value;
  return uid === undefined || uid === ""
    ? { by: "default", text: "{}", at, ...typed(type) }
    : ofName(reader, uid, at, type, true);
}

function ofName(
  { inputs, datasourceTypes }: Reader,
  name: string,
  at: CheckedDatasource["at"],
  type: string | undefined,
  isUid = false,
): CheckedDatasource {
  const variable = /^(?:\$\{(\w+)(?::\w+)?\}|\$(\w+)|\[\[(\w+)\]\])$/.exec(name);
  if (variable !== null) {
    const of = variable[1] ?? variable[2] ?? variable[3] ?? "";
    const by = inputs.has(of) || /^DS_[A-Z0-9_-]+$/.test(of) ? "input" : "variable";
    return { by, text: name, at, ...typed(type ?? datasourceTypes.get(of)) };
  }
  if (name === "-- Mixed --") return { by: "mixed", text: name, at };
  if (/^(?:-- (?:Grafana|Dashboard|Mixed) --|grafana|__expr__|-100)$/.test(name))
    return { by: "built-in", text: name, at, ...typed(type ?? "grafana") };
  if (name === "default") return { by: "default", text: name, at, ...typed(type) };
  return { by: isUid ? "uid" : "name", text: name, at, ...typed(type) };
}

function typed(type: string | undefined): { readonly type?: string } {
  return type === undefined ? {} : { type };
}
