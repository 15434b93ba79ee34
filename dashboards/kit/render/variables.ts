import {
  type VariableModel,
  VariableRefresh,
  VariableSort,
  VariableType,
} from "@grafana/grafana-foundation-sdk/dashboard";
import { print } from "../../../metrics/kit/index.ts";
import type { DashboardOptions } from "../dashboard.ts";
import { datasourceNames, datasourceUids } from "../provisioning/index.ts";
import {
  type DashboardVariable,
  datasourceVariable,
  isRaw,
  lokiDatasourceVariable,
  showsLogs,
  variablesOf,
} from "../variables/index.ts";
import { datasource } from "./datasource.ts";

/** The datasources first: the others are filled through them. */
export function renderVariables(dashboard: DashboardOptions): VariableModel[] {
  return [
    // Without a value Grafana takes the first one by name where there are several.
    renderDatasource(datasourceVariable, "Data source", "prometheus", {
      text: datasourceNames.prometheus,
      value: datasourceUids.prometheus,
    }),
    ...(showsLogs(dashboard.rows) ? [renderDatasource(lokiDatasourceVariable, "Loki data source", "loki")] : []),
    ...variablesOf(dashboard).map(renderVariable),
  ];
}

function renderDatasource(
  name: string,
  label: string,
  query: string,
  current?: { readonly text: string; readonly value: string },
): VariableModel {
  return {
    type: VariableType.Datasource,
    name,
    label,
    query,
    ...(current !== undefined && { current }),
    includeAll: false,
    multi: false,
    options: [],
  };
}

function renderVariable(variable: DashboardVariable): VariableModel {
  // Whoever wrote it answers for its fields.
  if (isRaw(variable)) return { ...variable.model, label: variable.title } as object as VariableModel;
  const { name, title, of, label, multi = true, all = /.+/ } = variable;
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
      ? { includeAll: true, allValue: all.source, current: { text: "All", value: "$__all" } }
      : { includeAll: false }),
    options: [],
  };
}
