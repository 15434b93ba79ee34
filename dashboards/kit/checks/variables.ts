import type { Finding } from "../../../problems/index.ts";
import type { DashboardOptions } from "../dashboard.ts";
import { dashboardPath } from "../location.ts";
import {
  type DashboardVariable,
  datasourceVariable,
  isRaw,
  lokiDatasourceVariable,
  needsOf,
  showsLogs,
  variablesInUse,
  variablesOf,
  variablesOfAnnotation,
  variablesOfPanel,
  variablesOfVariable,
  variableUses,
} from "../variables/index.ts";
import { eachPanel, repeated } from "./each.ts";
import { fault } from "./finding.ts";

/** Every variable used is defined, and every one defined is used: a choice without effect misleads. */
export function checkVariables(dashboard: DashboardOptions): Finding[] {
  const { uid, annotations = [] } = dashboard;
  const path = dashboardPath(uid);
  const variables = variablesOf(dashboard);
  const ours = showsLogs(dashboard.rows) ? [datasourceVariable, lokiDatasourceVariable] : [datasourceVariable];
  const known = [...ours, ...variables.map(({ name }) => name)];
  const used = variablesInUse(dashboard);
  return [
    ...eachPanel(dashboard).flatMap(({ path, panel }) => undefinedIn(path, variablesOfPanel(panel), known)),
    ...annotations.flatMap((annotation) =>
      undefinedIn(`${path} › annotation "${annotation.name}"`, variablesOfAnnotation(annotation), known),
    ),
    ...variables.flatMap((variable) => undefinedIn(path, variablesOfVariable(variable), known)),
    ...variables
      .filter((variable) => !used.has(variable.name) && !actsUnnamed(variable))
      .map(({ name }) => unused(path, name)),
    ...variables.filter(({ name }) => !/^[A-Za-z]\w*$/.test(name)).map(({ name }) => misnamed(path, name)),
    ...repeated(known, (name) => name).map(([name]) => duplicate(path, name)),
    ...circles(path, variables),
    ...ambiguous(path, dashboard),
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

/** Each of them waits for another one to be filled. */
function circles(path: string, variables: readonly DashboardVariable[]): Finding[] {
  const known = new Map(variables.map((one) => [one.name, one]));
  const names = variables.map(({ name }) => name).filter((name) => needsOf(name, known).has(name));
  if (names.length === 0) return [];
  const list = names.map((name) => `$${name}`).join(", ");
  const message = `the variables ${list} narrow each other in a circle: none of them can be filled first.`;
  return [fault("variable-cycle", path, message, "Let `of` of one of them do without the others.")];
}

/** Which values a variable offers is told by the label it is held against; a declared one says it itself. */
function ambiguous(path: string, dashboard: DashboardOptions): Finding[] {
  const { variables: declared = [] } = dashboard;
  const uses = variableUses(dashboard).filter(({ name }) => declared.every((one) => one.name !== name));
  return [...Map.groupBy(uses, ({ name }) => name)].flatMap(([name, some]) => {
    const labels = [...new Set(some.map(({ label }) => label))];
    if (labels.length === 1) return [];
    const message = `$${name} stands for several labels: ${labels.join(", ")}.`;
    const hint = `Give each a variable of its own, or say whose values are meant: variables: [labelVariable("${name}", …)].`;
    return [fault("variable-label", path, message, hint)];
  });
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
