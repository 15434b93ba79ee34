import { within } from "../../../../alerts/kit/checks/index.ts";
import { faultOfQuery } from "../../reading/index.ts";
import type { CheckedVariable } from "../../subject/index.ts";
import type { Check } from "../check.ts";

export const variableQuery: Check = {
  id: "dashboards/variable-query",
  severity: "error",
  summary: "The query of a variable is none that Grafana's Prometheus data source has, or its series are no PromQL.",
  why: "The choice stays empty, and with it every panel that uses the variable.",
  remedy: "Write label_values(metric{…}, label), label_names(), metrics(regexp) or query_result(expression).",
  bad: '{ "query": "label_value(up, job)" }',
  good: '{ "query": "label_values(up, job)" }',
  only: "files",
  of: "variable",
  run: (variable) => {
    const { query, datasource } = variable;
    if (!isOfPrometheus(variable) || query === undefined || query.value.trim() === "") return [];
    // Without a type, it may be the language of another data source.
    const fault = faultOfQuery(query);
    if (fault === undefined || (datasource?.type === undefined && !/\(/.test(query.value))) return [];
    return [{ message: fault.message, at: within(query, fault.from, fault.to) }];
  },
};

/** Whether a variable is filled by a query to Prometheus. */
export function isOfPrometheus({ type, datasource }: CheckedVariable): boolean {
  return type === "query" && (datasource?.type === undefined || datasource.type === "prometheus");
}
