import { DefinitionError, type Finding } from "../../../problems/index.ts";
import type { DashboardOptions } from "../dashboard.ts";
import { kebabCase } from "../kebab-case.ts";
import type { PanelJson } from "../panels/index.ts";
import type { VariableJson } from "../variables/index.ts";
import { isPrometheusChoice, otherInputs, throughOneVariable } from "./datasources.ts";
import { type Group, groupsOf, type PlacedPanel } from "./groups.ts";
import { type Json, numberOf, objectOf, objectsOf, textOf, without } from "./json.ts";
import { uniqueNames } from "./keys.ts";
import { readJson } from "./read-json.ts";
import { unwrap } from "./unwrap.ts";
import { libraryPanel } from "./v2.ts";

/** A dashboard that was read from JSON: in rows, its panels under keys, its Prometheus through our variable. */
export interface ForeignDashboard
  extends Pick<DashboardOptions, "title" | "tags" | "refresh" | "time" | "links" | "schemaVersion"> {
  /** The file's own, where it is one that ours may have. */
  readonly uid: string;
  readonly description: string;
  readonly rows: readonly ForeignRow[];
  /** Without the choice of a Prometheus. */
  readonly variables: readonly VariableJson[];
  /** What of it has no counterpart in ours, in words. */
  readonly leftOut: readonly string[];
}

export interface ForeignRow {
  readonly title: string;
  readonly collapsed: boolean;
  readonly repeat?: string;
  readonly panels: readonly ForeignPanel[];
}

export interface ForeignPanel {
  readonly key: string;
  readonly width: number;
  readonly height: number;
  /** Without id and place. */
  readonly model: PanelJson;
}

/**
 * Reads a dashboard of any age: rows with spans, the grid, a resource, schema v2, an export with `__inputs`.
 *
 * @throws DefinitionError with everything that keeps it from being one of ours.
 */
export function readForeignDashboard(given: string | object, path: string): ForeignDashboard {
  const json = throughOneVariable(unwrap(readJson(given, path), path));
  const title = textOf(json.title).trim();
  const findings: Finding[] = [];
  const rows = rowsOf(groupsOf(json), title || "Panels", (panel) => modelOf(panel, json, path, findings));
  if (findings.length > 0) throw new DefinitionError(findings);
  const { time, refresh } = { time: timeOf(objectOf(json.time)), refresh: refreshOf(json.refresh) };
  return {
    uid: uidOf(textOf(json.uid), title),
    title,
    description: textOf(json.description).trim(),
    tags: Array.isArray(json.tags) ? json.tags.filter((tag): tag is string => typeof tag === "string") : [],
    ...(time === undefined ? {} : { time }),
    ...(refresh === undefined ? {} : { refresh }),
    links: objectsOf(json.links)
      .filter(({ url }) => textOf(url) !== "")
      .map(({ title, url }) => ({ title: textOf(title), url: textOf(url) })),
    // Grafana's own migrations begin at 13; rows, which an earlier one would turn into a grid, are gone already.
    schemaVersion: Math.max(13, numberOf(json.schemaVersion) ?? 0),
    rows,
    variables: variablesOf(json),
    leftOut: leftOut(json, time),
  };
}

function rowsOf(
  groups: readonly Group[],
  unnamed: string,
  modelFor: (panel: PlacedPanel) => PanelJson,
): readonly ForeignRow[] {
  const keyFor = uniqueNames();
  const titleFor = uniqueNames(" ");
  return groups.map(({ title, panels, ...rest }) => ({
    title: titleFor(title || unnamed),
    ...rest,
    panels: panels.map((panel) => {
      const model = modelFor(panel);
      const key = keyFor(kebabCase(textOf(model.title)) || kebabCase(model.type) || "panel");
      return { key, width: panel.width, height: panel.height, model };
    }),
  }));
}

function modelOf({ json }: PlacedPanel, dashboard: Json, path: string, findings: Finding[]): PanelJson {
  const uid = textOf(objectOf(json.libraryPanel).uid);
  // An export to be shared takes them along; a saved copy may have its content too.
  const embedded = objectOf(objectOf(objectOf(dashboard.__elements)[uid]).model);
  const model = uid === "" ? json : { ...embedded, ...json };
  if (uid !== "" && textOf(model.type) === "") findings.push(libraryPanel(path, textOf(json.title) || uid));
  const dropped = [
    "id",
    "gridPos",
    "span",
    "height",
    "libraryPanel",
    "scopedVars",
    "repeatIteration",
    "editable",
    "error",
    "isNew",
  ];
  return { type: textOf(model.type) || "text", ...without(model, dropped) } as PanelJson;
}

function variablesOf(json: Json): readonly VariableJson[] {
  const own = objectsOf(objectOf(json.templating).list)
    .filter((variable) => !isPrometheusChoice(variable) && textOf(variable.name) !== "")
    .map((variable) => ({ ...variable, type: textOf(variable.type) || "query", name: textOf(variable.name) }));
  const names = own.map(({ name }) => name);
  const others = otherInputs(json)
    .filter(([name]) => !names.includes(name))
    .map(([name, kind]) => ({ type: "datasource", name, label: kind, query: kind, hide: 0 }));
  return [...others, ...own];
}

/** Grafana's own uids may have capitals; ours stand in addresses and file names and have none. */
function uidOf(given: string, title: string): string {
  if (/^[a-z0-9-]{1,40}$/.test(given)) return given;
  return kebabCase(title).slice(0, 40).replace(/-$/, "") || "dashboard";
}

function leftOut(json: Json, time: Time | undefined): readonly string[] {
  const annotations = objectsOf(objectOf(json.annotations).list).filter(({ builtIn }) => !builtIn);
  const byTag = objectsOf(json.links).filter(({ type }) => type === "dashboards");
  const { from, to } = objectOf(json.time);
  return [
    ...annotations.map(({ name }) => `the annotations "${textOf(name)}" are left out: write them with annotation().`),
    ...(byTag.length === 0 ? [] : ["its links to dashboards by tag are left out: ours link to each other."]),
    ...(time === undefined && from !== undefined ? [`it opens with the last hour, not ${from} to ${to}.`] : []),
  ];
}

type Time = NonNullable<DashboardOptions["time"]>;

/** Absolute times and ends of days are left to the default: they open a dashboard on what is long past. */
function timeOf({ from, to }: Json): Time | undefined {
  const isFrom = (text: string): text is Time["from"] => /^now-\d+[smhd]$/.test(text);
  const isTo = (text: string): text is Time["to"] => text === "now" || isFrom(text);
  const [start, end] = [textOf(from), textOf(to)];
  return isFrom(start) && isTo(end) ? { from: start, to: end } : undefined;
}

function refreshOf(given: unknown): NonNullable<DashboardOptions["refresh"]> | undefined {
  const isSpan = (text: string): text is Exclude<DashboardOptions["refresh"], "off" | undefined> =>
    /^\d+[smhd]$/.test(text);
  const text = textOf(given);
  if (text === "auto") return undefined;
  return isSpan(text) ? text : "off";
}
