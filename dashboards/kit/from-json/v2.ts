import { DefinitionError, type Finding } from "../../../problems/index.ts";
import { columns } from "../grid.ts";
import { fault } from "./finding.ts";
import { type Json, numberOf, objectOf, objectsOf, textOf } from "./json.ts";
import { classicPanel } from "./v2-panel.ts";
import { classicVariable } from "./v2-variable.ts";

/**
 * A dashboard of schema v2 as classic JSON.
 *
 * @throws DefinitionError for tabs, conditions and library panels, which classic JSON or its file provisioning lacks.
 */
export function classicOfV2(spec: Json, uid: string, path: string): Json {
  const findings: Finding[] = [];
  const context = { elements: objectOf(spec.elements), findings, path };
  const rows = rowsOf(objectOf(spec.layout), context);
  if (findings.length > 0) throw new DefinitionError(findings);
  const { from, to, autoRefresh } = objectOf(spec.timeSettings);
  return {
    uid,
    title: spec.title,
    description: spec.description,
    tags: spec.tags,
    links: spec.links,
    refresh: autoRefresh,
    schemaVersion: 42,
    time: { from, to },
    templating: { list: objectsOf(spec.variables).map(classicVariable) },
    rows,
  };
}

interface Context {
  readonly elements: Json;
  readonly findings: Finding[];
  readonly path: string;
}

/** Rows as dashboards had them before the grid: they hold their panels whether folded or not. */
function rowsOf(layout: Json, context: Context): readonly Json[] {
  const spec = objectOf(layout.spec);
  switch (layout.kind) {
    case "GridLayout":
      return gridRows(objectsOf(spec.items), context);
    case "AutoGridLayout":
      return [{ panels: objectsOf(spec.items).flatMap((item) => autoItem(item, spec, context)) }];
    case "RowsLayout":
      return objectsOf(spec.rows).flatMap((row) => rowOf(objectOf(row.spec), context));
    default:
      context.findings.push(lost(context, `the layout ${textOf(layout.kind) || "it has"}`));
      return [];
  }
}

/** Before it was final, v2 had rows among the panels of a grid. */
function gridRows(items: readonly Json[], context: Context): readonly Json[] {
  const isRow = ({ kind }: Json) => kind === "GridLayoutRow";
  const panels = (of: readonly Json[]) => of.flatMap((item) => gridItem(item, context));
  const rows = items.filter(isRow).map(({ spec }) => {
    const { title, collapsed, repeat, elements } = objectOf(spec);
    const repeated = textOf(objectOf(repeat).value);
    return {
      title,
      showTitle: true,
      collapse: collapsed === true,
      panels: panels(objectsOf(elements)),
      ...(repeated === "" ? {} : { repeat: repeated }),
    };
  });
  return [{ panels: panels(items.filter((item) => !isRow(item))) }, ...rows];
}

function rowOf(row: Json, context: Context): readonly Json[] {
  const title = textOf(row.title);
  if (conditions(row)) context.findings.push(lost(context, `the condition of the row "${title}"`));
  const [first, ...others] = rowsOf(objectOf(row.layout), context);
  const header = row.hideHeader === true ? {} : { title, showTitle: true };
  const repeat = textOf(objectOf(row.repeat).value);
  const own = { ...first, ...header, collapse: row.collapse === true, ...(repeat === "" ? {} : { repeat }) };
  return [own, ...others];
}

function gridItem(item: Json, context: Context): readonly Json[] {
  const { element, x, y, width, height, repeat } = objectOf(item.spec);
  const { value, direction, maxPerRow } = objectOf(repeat);
  const repeated = value === undefined ? {} : { repeat: value, repeatDirection: direction, maxPerRow };
  const panel = panelOf(textOf(objectOf(element).name), context);
  return panel.map((one) => ({ ...one, ...repeated, gridPos: { x, y, w: width, h: height } }));
}

function autoItem(item: Json, layout: Json, context: Context): readonly Json[] {
  const spec = objectOf(item.spec);
  const name = textOf(objectOf(spec.element).name);
  if (conditions(spec)) context.findings.push(lost(context, `the condition of the panel "${name}"`));
  const w = Math.floor(columns / (numberOf(layout.maxColumnCount) ?? 3));
  return panelOf(name, context).map((one) => ({ ...one, gridPos: { w, h: 8 } }));
}

function panelOf(name: string, context: Context): readonly Json[] {
  const { kind, spec } = objectOf(context.elements[name]);
  if (kind === "Panel") return [classicPanel(objectOf(spec))];
  if (kind === undefined) {
    const message = `its layout names "${name}", which is none of its elements.`;
    context.findings.push(fault("v2", context.path, message, { hint: "Export the dashboard anew." }));
    return [];
  }
  const title = textOf(objectOf(spec).title) || name;
  context.findings.push(
    kind === "LibraryPanel" ? libraryPanel(context.path, title) : lost(context, `the element "${name}"`),
  );
  return [];
}

function conditions({ conditionalRendering }: Json): boolean {
  return objectsOf(objectOf(objectOf(conditionalRendering).spec).items).length > 0;
}

function lost({ path }: Context, what: string): Finding {
  const hint = "Change it in Grafana, or export the dashboard as Classic JSON.";
  return fault("v2", path, `classic dashboards, which file provisioning takes, lack ${what}.`, { hint });
}

export function libraryPanel(path: string, title: string): Finding {
  return fault(
    "library-panel",
    path,
    `"${title}" is a library panel: the file names it, and Grafana's database holds it.`,
    { hint: "Unlink it in Grafana, or export the dashboard to be shared externally, which takes its panels along." },
  );
}
