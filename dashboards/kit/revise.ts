import { DefinitionError, throwOnErrors } from "../../problems/index.ts";
import type { DashboardOptions } from "./dashboard.ts";
import { incomplete } from "./incomplete.ts";
import { dashboardPath } from "./location.ts";
import type { Panel } from "./panel.ts";
import { flatten, type RowItem, withoutEmptySections } from "./section.ts";
import { variablesInUse } from "./variables/index.ts";

/**
 * Puts other panels in the place of the one with this key. A row or a section left empty is dropped, and so is a
 * variable whose last use went with the panel.
 *
 * @throws DefinitionError when no panel has the key, or the dashboard lacks what it cannot do without.
 */
export function substitute<Options extends DashboardOptions>(
  options: Options,
  key: string,
  others: (panel: Panel) => readonly RowItem[],
): Options {
  throwOnErrors(incomplete(options));
  const known = options.rows.flatMap(({ panels }) => panels.map((panel) => panel.key));
  if (!known.includes(key)) throw unknownKey(options.uid, key, known);
  const rows = options.rows.flatMap((row) => {
    if (!row.panels.some((panel) => panel.key === key)) return [row];
    const panels = withoutEmptySections(
      row.panels.flatMap((panel) => (panel.key === key ? flatten(others(panel)) : [panel])),
    );
    return panels.length === 0 ? [] : [{ ...row, panels }];
  });
  return withoutOrphans(options, { ...options, rows });
}

function unknownKey(uid: string, key: string, known: readonly string[]): DefinitionError {
  const list = known.map((name) => `"${name}"`).join(", ");
  return new DefinitionError([
    {
      check: "dashboards/unknown-panel",
      severity: "error",
      path: dashboardPath(uid),
      message: `there is no panel "${key}"; the panels are ${list}.`,
      hint: "Name one of these keys.",
    },
  ]);
}

function withoutOrphans<Options extends DashboardOptions>(before: Options, after: Options): Options {
  const was = variablesInUse(before);
  const is = variablesInUse(after);
  if (after.variables === undefined) return after;
  const variables = after.variables.filter(({ name }) => is.has(name) || !was.has(name));
  return { ...after, variables };
}
