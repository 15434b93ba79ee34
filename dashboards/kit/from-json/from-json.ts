import { type Dashboard, dashboard } from "../dashboard.ts";
import { raw } from "../panels/index.ts";
import { notDescribedYet } from "../placeholder.ts";
import { row } from "../row.ts";
import { rawVariable, variablesInUse } from "../variables/index.ts";
import { type ForeignDashboard, type ForeignPanel, readForeignDashboard } from "./foreign-dashboard.ts";
import { textOf } from "./json.ts";

export interface FromJsonOptions {
  /** Team to ask. */
  readonly owner: string;
  /** The question the dashboard answers. @default the description in the file */
  readonly purpose?: string;
  /** @default the file's, or one made of the title where that has characters which ours may not have */
  readonly uid?: string;
  /** @default the file's */
  readonly title?: string;
}

/**
 * Brings a dashboard in Grafana's JSON into the bundle and under its checks, as it is: the text of the file or what it
 * parses to, whatever its age (rows with spans, the grid, a resource, `__inputs`), v2 where classic JSON can say the same.
 *
 * Panels stay as Grafana saved them, under keys made of their titles (`Requests / s` is `requests-s`, a second one
 * `requests-s-2`), so `.without()`, `.replace()` and the others work. Every Prometheus becomes the datasource variable.
 * Panels flow from left to right with the sizes they have. Variables that nothing uses are left out, and so are annotations:
 * ours are typed (`annotation()`).
 *
 * @throws DefinitionError when it is no dashboard, or has library panels, which only Grafana's database knows.
 */
export function fromJson(json: string | object, options: FromJsonOptions): Dashboard {
  const path = options.uid ?? options.title ?? "fromJson()";
  const { uid, title, description, rows, variables, leftOut: _leftOut, ...same } = readForeignDashboard(json, path);
  const whole = dashboard({
    ...same,
    uid: options.uid ?? uid,
    title: options.title ?? title,
    owner: options.owner,
    purpose: options.purpose ?? (description || notDescribedYet),
    rows: rows.map(({ title, panels, collapsed, repeat }) =>
      row(title, panels.map(rawPanel), { collapsed, ...(repeat !== undefined && { repeat }) }),
    ),
    variables: variables.map(rawVariable),
  });
  return whole.with({ variables: usedOnes(whole, variables) });
}

function rawPanel({ key, width, height, model }: ForeignPanel) {
  const title = textOf(model.title).trim() || "Untitled";
  const description = textOf(model.description).trim() || notDescribedYet;
  // Words describe themselves.
  const said = model.type === "text" ? { title } : { title, description };
  return raw(key, { ...model, ...said }, { width, height });
}

function usedOnes(whole: Dashboard, variables: ForeignDashboard["variables"]) {
  const used = variablesInUse(whole);
  return variables.filter(({ name, type }) => used.has(name) || type === "adhoc").map(rawVariable);
}
