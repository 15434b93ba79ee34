import type { Text } from "../../../alerts/kit/checks/index.ts";
import type { YamlMap } from "../../../alerts/kit/index.ts";
import type { CheckedVariable } from "../subject/index.ts";
import { usedVariables } from "../variables/index.ts";
import { optional } from "./classic-panel.ts";
import { datasourceOf } from "./datasource.ts";
import { flag, form, headOf, number, object, type Reader, text, valueAt } from "./reader.ts";
import { seriesOf } from "./variable-query.ts";

/** A variable of classic JSON. */
export function readClassicVariable(reader: Reader, map: YamlMap, dashboard: string): CheckedVariable {
  const name = text(reader, map, "name", dashboard) ?? { value: "" };
  const path = `${dashboard} › variable "${name.value}"`;
  const type = text(reader, map, "type", path)?.value ?? "query";
  if (name.value === "") form(reader, path, "the variable has no name.", headOf(reader, map));
  const query = queryOf(reader, map, path);
  if (type === "datasource" && query !== undefined) reader.datasourceTypes.set(name.value, query.value);
  const datasource = datasourceOf(reader, map, path);
  const allValue = text(reader, map, "allValue", path);
  const regex = text(reader, map, "regex", path)?.value ?? "";
  return {
    path,
    at: headOf(reader, map),
    name,
    type,
    title: text(reader, map, "label", path) ?? { value: "" },
    ...optional("query", query),
    ...(type === "query" && query !== undefined ? seriesOf(query) : {}),
    ...optional("datasource", datasource),
    multi: flag(reader, map, "multi", path)?.value ?? false,
    includeAll: flag(reader, map, "includeAll", path)?.value ?? false,
    ...(allValue === undefined || allValue.value === "" ? {} : { allValue }),
    ...optional("refresh", refreshOf(reader, map, path)),
    uses: usedVariables([query?.value ?? "", regex, datasource?.text ?? ""].join("\n")),
    hidden: hiddenAs(reader, map, path),
  };
}

// A text until Grafana 7.5, since then an object with the text in it.
function queryOf(reader: Reader, map: YamlMap, path: string): Text | undefined {
  const value = valueAt(map, "query");
  if (value?.kind !== "map") return text(reader, map, "query", path) ?? text(reader, map, "definition", path);
  const inner = object(reader, map, "query", path);
  return (inner && text(reader, inner, "query", path)) ?? text(reader, map, "definition", path);
}

// Once true and false, since Grafana 3 numbers.
function refreshOf(reader: Reader, map: YamlMap, path: string): CheckedVariable["refresh"] {
  const value = valueAt(map, "refresh");
  if (value?.kind === "text" && (value.value === "true" || value.value === "false")) {
    const old = flag(reader, map, "refresh", path);
    return old === undefined ? undefined : { value: old.value ? 1 : 0, at: old.at };
  }
  return number(reader, map, "refresh", path);
}

function hiddenAs(reader: Reader, map: YamlMap, path: string): boolean {
  const value = valueAt(map, "hide");
  if (value?.kind === "text" && (value.value === "true" || value.value === "false")) return value.value === "true";
  return number(reader, map, "hide", path)?.value === 2;
}
