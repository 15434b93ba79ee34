import type { Text } from "../../../alerts/kit/checks/index.ts";
import { entryOf, type YamlMap } from "../../../alerts/kit/index.ts";
import type { CheckedDashboard, CheckedVariable } from "../subject/index.ts";
import { usedVariables } from "../variables/index.ts";
import { tagsOf } from "./classic.ts";
import { optional } from "./classic-panel.ts";
import { datasourceOf } from "./datasource.ts";
import { urlsOf } from "./fields.ts";
import { flag, form, headOf, object, objects, type Reader, text, valueAt } from "./reader.ts";
import { sourceOf } from "./source.ts";
import { readLayout } from "./v2-layout.ts";
import { readElement } from "./v2-panel.ts";
import { seriesOf } from "./variable-query.ts";

/** The `spec` of a dashboard of Grafana's second form, which keeps panels apart from where they stand. */
export function readV2(reader: Reader, spec: YamlMap, uid: Text | undefined): CheckedDashboard {
  const title = text(reader, spec, "title", "dashboard") ?? { value: "" };
  const path = `dashboard "${title.value}"`;
  const variables = objects(reader, spec, "variables", path).map((one) => readVariable(reader, one, path));
  const elements = object(reader, spec, "elements", path);
  const { placed, rows } = readLayout(reader, object(reader, spec, "layout", path), path);
  const known = new Map((elements?.entries ?? []).map(({ key, value }) => [key.value, value]));
  for (const { element, at } of placed)
    if (!known.has(element)) form(reader, path, `the layout names the element ${element}, which is not there.`, at);
  const panels = [...known].flatMap(([name, element]) => {
    if (element.kind !== "map") {
      form(reader, path, `the element ${name} has to be an object.`, headOf(reader, spec));
      return [];
    }
    const place = placed.find((one) => one.element === name);
    if (place === undefined)
      form(reader, path, `the element ${name} stands nowhere in the layout.`, headOf(reader, element));
    return [readElement(reader, element, path, place)];
  });
  const settings = object(reader, spec, "timeSettings", path);
  return {
    path,
    at: headOf(reader, spec),
    form: "v2",
    ...optional("uid", uid),
    title,
    tags: tagsOf(reader, spec),
    ...optional("editable", flag(reader, spec, "editable", path)),
    ...optional("refresh", settings === undefined ? undefined : text(reader, settings, "autoRefresh", path)),
    variables,
    rows,
    panels,
    annotations: objects(reader, spec, "annotations", path).map((one) => readAnnotation(reader, one, path)),
    texts: [title, ...urlsOf(reader, objects(reader, spec, "links", path), path)],
    inputs: [],
    source: ["elements", "layout", "annotations", "links", "title", "description"]
      .map((name) => sourceOf(reader, spec, name))
      .join("\n"),
    ignored: [],
  };
}

function readAnnotation(reader: Reader, map: YamlMap, dashboard: string) {
  const spec = object(reader, map, "spec", dashboard) ?? map;
  const name = text(reader, spec, "name", dashboard) ?? { value: "" };
  const path = `${dashboard} › annotation "${name.value}"`;
  const query = object(reader, spec, "query", path);
  const datasource = datasourceOf(reader, spec, path) ?? (query && datasourceOf(reader, query, path));
  const inner = query && object(reader, query, "spec", path);
  const expr = (inner && text(reader, inner, "expr", path)?.value) ?? "";
  return { path, name, ...optional("datasource", datasource), at: headOf(reader, spec), uses: usedVariables(expr) };
}

const refreshes: Readonly<Record<string, number>> = { never: 0, onDashboardLoad: 1, onTimeRangeChanged: 2 };

function readVariable(reader: Reader, map: YamlMap, dashboard: string): CheckedVariable {
  const type = (text(reader, map, "kind", dashboard)?.value ?? "").replace(/Variable$/, "").toLowerCase();
  const spec = object(reader, map, "spec", dashboard) ?? map;
  const name = text(reader, spec, "name", dashboard) ?? { value: "" };
  const path = `${dashboard} › variable "${name.value}"`;
  if (name.value === "") form(reader, path, "the variable has no name.", headOf(reader, spec));
  const asked = valueAt(spec, "query")?.kind === "map" ? object(reader, spec, "query", path) : undefined;
  const query =
    type === "datasource" ? text(reader, spec, "pluginId", path) : asked ? queryOf(reader, asked, path) : undefined;
  if (type === "datasource" && query !== undefined) reader.datasourceTypes.set(name.value, query.value);
  const datasource = (asked && datasourceOf(reader, asked, path)) ?? datasourceOf(reader, spec, path);
  const refresh = text(reader, spec, "refresh", path);
  const allValue = text(reader, spec, "allValue", path);
  return {
    path,
    at: headOf(reader, spec),
    name,
    type,
    title: text(reader, spec, "label", path) ?? { value: "" },
    ...optional("query", query),
    ...(type === "query" && query !== undefined ? seriesOf(query) : {}),
    ...optional("datasource", datasource),
    multi: flag(reader, spec, "multi", path)?.value ?? false,
    includeAll: flag(reader, spec, "includeAll", path)?.value ?? false,
    ...(allValue === undefined || allValue.value === "" ? {} : { allValue }),
    ...(refresh === undefined ? {} : { refresh: { value: refreshes[refresh.value] ?? 0, at: headOf(reader, spec) } }),
    uses: usedVariables(
      [query?.value ?? "", text(reader, spec, "regex", path)?.value ?? "", datasource?.text ?? ""].join("\n"),
    ),
    hidden: text(reader, spec, "hide", path)?.value === "hideVariable",
  };
}

/** A text under different names, as the versions of the data source and of the form had it. */
function queryOf(reader: Reader, map: YamlMap, path: string): Text | undefined {
  const spec = object(reader, map, "spec", path);
  if (spec === undefined) return undefined;
  const name = ["query", "__legacyStringValue", "expr"].find((one) => entryOf(spec, one) !== undefined);
  return name === undefined ? undefined : text(reader, spec, name, path);
}
