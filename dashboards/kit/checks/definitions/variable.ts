import { mapOf, newReader, readClassicVariable } from "../../reading/index.ts";
import type { CheckedVariable } from "../../subject/index.ts";
import { type DashboardVariable, isRaw, variablesOfVariable } from "../../variables/index.ts";
import { variablesInNodes } from "../variables-in-nodes.ts";
import { expressionOf } from "./expression.ts";
import { nowhere } from "./nowhere.ts";

/** What the reader of every dashboard chooses, or of those with lines from Loki. */
export function choiceOf(name: string, query: string, path: string): CheckedVariable {
  return {
    path,
    at: nowhere,
    name: { value: name },
    type: "datasource",
    title: { value: "Data source" },
    query: { value: query },
    multi: false,
    includeAll: false,
    uses: [],
    hidden: false,
  };
}

/** A variable of a definition; one in Grafana's own words is read as anybody's. */
export function fromVariable(variable: DashboardVariable, path: string): CheckedVariable {
  if (isRaw(variable)) {
    const read = readClassicVariable(newReader(), mapOf(variable.model), path);
    return { ...read, path, at: nowhere, title: { value: variable.title }, uses: variablesOfVariable(variable) };
  }
  const { name, title, of, multi = true } = variable;
  const expr = expressionOf(of.node);
  return {
    path,
    at: nowhere,
    name: { value: name },
    type: "query",
    title: { value: title },
    expr,
    multi,
    includeAll: multi,
    ...(multi ? { allValue: { value: ".+" } } : {}),
    refresh: { value: 2, at: nowhere },
    uses: variablesInNodes(expr.nodes),
    hidden: false,
  };
}
