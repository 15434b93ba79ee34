import type { Finding } from "../../../problems/index.ts";
import type { DashboardOptions } from "../dashboard.ts";
import { dashboardPath } from "../location.ts";
import { type DashboardVariable, datasourceVariable, isRaw, lokiDatasourceVariable } from "../variable.ts";
import { showsLogs, variablesInUse, variablesOfPanel, variablesOfVariable } from "../variable-use.ts";
import { eachPanel, repeated } from "./each.ts";
import { fault } from "./finding.ts";

/** Every variable used is defined, and every one defined is used: a choice without effect misleads. */
export function checkVariables(dashboard: DashboardOptions): Finding[] {
  const { uid, variables = [] } = dashboard;
  const path = dashboardPath(uid);
  const ours = showsLogs(dashboard.rows) ? [datasourceVariable, lokiDatasourceVariable] : [datasourceVariable];
  const known = [...ours, ...variables.map(({ name }) => name)];
  const used = variablesInUse(dashboard);
  return [
    ...eachPanel(dashboard).flatMap(({ path, panel }) => undefinedIn(path, variablesOfPanel(panel), known)),
    ...variables.flatMap((variable) => undefinedIn(path, variablesOfVariable(variable), known)),
    ...variables
      .filter((variable) => !used.has(variable.name) && !actsUnnamed(variable))
      .map(({ name }) => unused(path, name)),
    ...variables.filter(({ name }) => !/^[A-Za-z]\w*$/.test(name)).map(({ name }) => misnamed(path, name)),
    ...repeated(known, (name) => name).map(([name]) => duplicate(path, name)),
  ];
}

/** Ad hoc filters go into every query by themselves. */
function actsUnnamed(variable: DashboardVariable): boolean {
  return isRaw(variable) && variable.model.type === "adhoc";
}

function undefinedIn(path: string, used: readonly string[], known: readonly string[]): Finding[] {
  return used
    .filter((name) => !known.includes(name))
    .map((name) =>
      fault(
        "undefined-variable",
        path,
        `$${name} is not a variable of the dashboard (has: ${known.map((one) => `$${one}`).join(", ")}).`,
        `Define it: variables: [labelVariable("${name}", …)].`,
      ),
    );
}

function unused(path: string, name: string): Finding {
  return fault(
    "unused-variable",
    path,
    `no panel uses the variable $${name}.`,
    `Use it, as in where({ … : variable("${name}") }), or remove it.`,
  );
}

function misnamed(path: string, name: string): Finding {
  return fault(
    "variable-name",
    path,
    `the variable name "${name}" is not a letter followed by letters, digits and "_".`,
    "Rename it.",
  );
}

function duplicate(path: string, name: string): Finding {
  return fault(
    "variable-name",
    path,
    `several variables have the name "${name}".`,
    `Rename one; "${datasourceVariable}" is always there.`,
  );
}
