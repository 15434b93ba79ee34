import type { Text } from "../../../alerts/kit/checks/index.ts";
import { entryOf, type YamlMap } from "../../../alerts/kit/index.ts";
import type { CheckedAnnotation, CheckedDashboard, CheckedPanel, CheckedRow } from "../subject/index.ts";
import { usedVariables } from "../variables/index.ts";
import { optional, readClassicPanel, repeatOf } from "./classic-panel.ts";
import { readClassicVariable } from "./classic-variable.ts";
import { datasourceOf } from "./datasource.ts";
import { urlsOf } from "./fields.ts";
import { asText, flag, headOf, number, object, objects, type Reader, spot, text, valueAt } from "./reader.ts";
import { sourceOf } from "./source.ts";

/** A dashboard of classic JSON, of schema version 1 to 42. `uid` is the resource's name where it is wrapped in one. */
export function readClassic(reader: Reader, map: YamlMap, uid: Text | undefined): CheckedDashboard {
  const title = text(reader, map, "title", "dashboard") ?? { value: "" };
  const path = `dashboard "${title.value}"`;
  const inputs = readInputs(reader, map, path);
  const templating = object(reader, map, "templating", path);
  const variableMaps = templating === undefined ? [] : objects(reader, templating, "list", path);
  const variables = variableMaps.map((one) => readClassicVariable(reader, one, path));
  const { panels, rows } = readPanels(reader, map, path);
  const annotations = object(reader, map, "annotations", path);
  const links = objects(reader, map, "links", path);
  return {
    path,
    at: headOf(reader, map),
    form: "classic",
    ...optional("uid", text(reader, map, "uid", path) ?? uid),
    title,
    tags: tagsOf(reader, map),
    ...optional("schemaVersion", number(reader, map, "schemaVersion", path)),
    ...optional("databaseId", number(reader, map, "id", path)),
    ...optional("editable", flag(reader, map, "editable", path)),
    ...optional("refresh", refreshOf(reader, map, path)),
    variables,
    rows,
    panels,
    annotations: (annotations === undefined ? [] : objects(reader, annotations, "list", path)).map((one) =>
      readAnnotation(reader, one, path),
    ),
    texts: [title, ...urlsOf(reader, links, path)],
    inputs,
    source: ["panels", "rows", "annotations", "links", "title", "description"]
      .map((name) => sourceOf(reader, map, name))
      .join("\n"),
    ignored: [],
  };
}

/** Strings among the tags; others are of no consequence. */
export function tagsOf(reader: Reader, map: YamlMap): readonly Text[] {
  const tags = valueAt(map, "tags");
  return (tags?.kind === "list" ? tags.items : []).flatMap((one) => (one.kind === "text" ? [asText(reader, one)] : []));
}

export function readAnnotation(reader: Reader, map: YamlMap, dashboard: string): CheckedAnnotation {
  const name = text(reader, map, "name", dashboard) ?? { value: "" };
  const path = `${dashboard} › annotation "${name.value}"`;
  const expr = text(reader, map, "expr", path)?.value ?? "";
  const datasource = datasourceOf(reader, map, path);
  return { path, name, ...optional("datasource", datasource), at: headOf(reader, map), uses: usedVariables(expr) };
}

/** What the import dialog asks for, with the types of the datasources among it. */
function readInputs(reader: Reader, map: YamlMap, path: string): readonly Text[] {
  return objects(reader, map, "__inputs", path).flatMap((input) => {
    const name = text(reader, input, "name", path);
    if (name === undefined) return [];
    reader.inputs.add(name.value);
    const plugin = text(reader, input, "pluginId", path)?.value;
    if (plugin !== undefined) reader.datasourceTypes.set(name.value, plugin);
    return [name];
  });
}

// Until Grafana 9, false stood for never.
function refreshOf(reader: Reader, map: YamlMap, path: string): Text | undefined {
  const value = valueAt(map, "refresh");
  if (value?.kind === "text" && value.plain && (value.value === "false" || value.value === "true"))
    return { value: "" };
  return text(reader, map, "refresh", path);
}

interface Found {
  readonly panels: readonly CheckedPanel[];
  readonly rows: readonly CheckedRow[];
}

function readPanels(reader: Reader, map: YamlMap, dashboard: string): Found {
  const panels: CheckedPanel[] = [];
  const rows: CheckedRow[] = [];
  let row: string | undefined;
  for (const one of objects(reader, map, "panels", dashboard)) {
    if (valueAt(one, "type")?.kind === "text" && (valueAt(one, "type") as { value: string }).value === "row") {
      const inner = objects(reader, one, "panels", dashboard);
      const collapsed = flag(reader, one, "collapsed", dashboard)?.value ?? false;
      const head = readRow(reader, one, dashboard, inner.length);
      row = head.title.value;
      rows.push(head);
      const area = `row ${rows.length}`;
      panels.push(
        ...inner.map((panel) =>
          readClassicPanel(reader, panel, { dashboard, row: head.title.value, area, folded: collapsed }),
        ),
      );
    } else
      panels.push(readClassicPanel(reader, one, { dashboard, ...optional("row", row), area: "page", folded: false }));
  }
  // Grafana before 5: every panel stands in a row, and has a share of its width instead of a place.
  for (const one of objects(reader, map, "rows", dashboard)) {
    const inner = objects(reader, one, "panels", dashboard);
    const head = readRow(reader, one, dashboard, inner.length);
    const folded = flag(reader, one, "collapse", dashboard)?.value ?? false;
    if (inner.length === 0) rows.push(head);
    panels.push(
      ...inner.map((panel) =>
        readClassicPanel(reader, panel, { dashboard, row: head.title.value, area: "old", folded }),
      ),
    );
  }
  return { panels, rows: rows.map((one) => counted(one, panels)) };
}

function readRow(reader: Reader, map: YamlMap, dashboard: string, inner: number): CheckedRow {
  const title = text(reader, map, "title", dashboard) ?? { value: "" };
  const path = `${dashboard} › row "${title.value}"`;
  return {
    path,
    title,
    at: entryOf(map, "title") === undefined ? headOf(reader, map) : spot(reader, entryOf(map, "title")?.key ?? map),
    ...optional("id", number(reader, map, "id", path)),
    panels: inner,
    ...optional("repeat", repeatOf(reader, map, path)),
  };
}

/** An open row holds what follows it up to the next one. */
function counted(row: CheckedRow, panels: readonly CheckedPanel[]): CheckedRow {
  return { ...row, panels: Math.max(row.panels, panels.filter((panel) => panel.row === row.title.value).length) };
}
