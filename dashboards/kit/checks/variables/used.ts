import { type Spot, type Text, within } from "../../../../alerts/kit/checks/index.ts";
import type { CheckedDashboard, CheckedDatasource, CheckedPanel } from "../../subject/index.ts";
import { usedVariables } from "../../variables/index.ts";
import { variablesInNodes } from "../variables-in-nodes.ts";

/** A variable where it is used. */
export interface Use {
  readonly name: string;
  readonly path: string;
  readonly at: Spot;
  /** It chooses where a query goes. */
  readonly asDatasource?: true;
  /** In what people read, where a dollar sign may be one. */
  readonly inWords?: true;
  /** By another variable, which it narrows. */
  readonly byVariable?: true;
}

const known = new WeakMap<CheckedDashboard, readonly Use[]>();

/** Every use of a variable in what Grafana fills variables into. */
export function usesIn(dashboard: CheckedDashboard): readonly Use[] {
  const told = known.get(dashboard) ?? allUses(dashboard);
  known.set(dashboard, told);
  return told;
}

function allUses({ path, texts, rows, variables, annotations, panels }: CheckedDashboard): readonly Use[] {
  return [
    ...texts.flatMap((text) => inWords(text, path)),
    ...rows.flatMap((row) => [...inWords(row.title, row.path), ...named(row.repeat, row.path)]),
    ...variables.flatMap((one) =>
      one.uses.map((name) => ({
        name,
        path: one.path,
        at: one.query ? within(one.query) : one.at,
        byVariable: true as const,
      })),
    ),
    ...annotations.flatMap((one) => one.uses.map((name) => ({ name, path: one.path, at: one.at }))),
    ...panels.flatMap(inPanel),
  ];
}

function inPanel(panel: CheckedPanel): readonly Use[] {
  const { path, at, title, description, content, texts, queries, repeat, datasource } = panel;
  const uses: Use[] = [];
  for (const text of [title, description, ...texts]) uses.push(...inWords(text, path));
  for (const { url } of panel.dataLinks ?? []) uses.push(...usesOf(url, path));
  if (content !== undefined) uses.push(...inWords(content, path));
  uses.push(...named(repeat, path));
  if (datasource?.by === "variable") uses.push(...ofDatasource(datasource, path));
  for (const { expr, text, legend, datasource: own, unread } of queries) {
    if (text !== undefined) uses.push(...usesOf(text, path));
    else if (expr !== undefined) for (const name of variablesInNodes(expr.nodes)) uses.push({ name, path, at });
    if (legend !== undefined) uses.push(...usesOf(legend, path));
    if (own?.by === "variable" && unread === undefined) uses.push(...ofDatasource(own, path));
  }
  return uses;
}

const none: readonly Use[] = [];

function usesOf(text: Text, path: string, at?: Spot): readonly Use[] {
  const { value } = text;
  if (!value.includes("$") && !value.includes("[[")) return none;
  return usedVariables(value).map((name) => {
    const from = value.search(new RegExp(`\\$\\{?${name}\\b|\\[\\[${name}\\b`));
    const to = from + name.length + 1;
    return { name, path, at: at ?? (from < 0 ? within(text) : within(text, from, to)) };
  });
}

function inWords(text: Text, path: string): readonly Use[] {
  return usesOf(text, path).map((use) => ({ ...use, inWords: true }));
}

function ofDatasource({ text, at }: CheckedDatasource, path: string): readonly Use[] {
  return usesOf({ value: text }, path, at).map((use) => ({ ...use, asDatasource: true }));
}

/** `repeat` names a variable without a dollar sign. */
function named(repeat: Text | undefined, path: string): readonly Use[] {
  return repeat === undefined || repeat.value === "" ? none : [{ name: repeat.value, path, at: within(repeat) }];
}
