import {
  type VariableModel,
  VariableRefresh,
  VariableSort,
  VariableType,
} from "@grafana/grafana-foundation-sdk/dashboard";
import { print } from "../../../metrics/kit/index.ts";
import { datasourceUids } from "../provisioning.ts";
import { type DashboardVariable, datasourceVariable, isRaw } from "../variable.ts";
import { datasource } from "./datasource.ts";

/** The datasource first: the others are filled through it. */
export function renderVariables(variables: readonly DashboardVariable[] = []): VariableModel[] {
  return [renderDatasource(), ...variables.map(renderVariable)];
}

function renderDatasource(): VariableModel {
  return {
    type: VariableType.Datasource,
    name: datasourceVariable,
    label: "Data source",
    query: "prometheus",
    // Without a value Grafana takes the first one by name where there are several.
    current: { text: "Prometheus", value: datasourceUids.prometheus },
    includeAll: false,
    multi: false,
    options: [],
  };
}

function renderVariable(variable: DashboardVariable): VariableModel {
  // Whoever wrote it answers for its fields.
  if (isRaw(variable)) return { ...variable.model, label: variable.title } as object as VariableModel;
  const { name, title, of, label, multi = true } = variable;
  const query = `label_values(${print(of)}, ${label})`;
  return {
    type: VariableType.Query,
    name,
    label: title,
    datasource,
    definition: query,
    query: { query, refId: `variable-${name}` },
    refresh: VariableRefresh.OnTimeRangeChanged,
    sort: VariableSort.AlphabeticalAsc,
    multi,
    // `.+` instead of a list of all values: a new target shows up without a reload.
    ...(multi
      ? { includeAll: true, allValue: ".+", current: { text: "All", value: "$__all" } }
      : { includeAll: false }),
    options: [],
  };
}
