import { type LabelsOf, print, type Vector } from "../../../metrics/kit/index.ts";

/** A choice at the top of the dashboard, filled with the values that a label has. Selectors use it through `variable(name)`. */
export interface LabelVariable {
  /** Letters, digits and `_`. */
  readonly name: string;
  /** What people read beside the choice. */
  readonly title: string;
  /** Series whose label gives the choice. */
  readonly of: Vector;
  readonly label: string;
  /** Several values at once, and "All". @default true */
  readonly multi?: boolean;
  /** What "All" matches: a pattern of the whole value. @default every value */
  readonly all?: RegExp;
}

/**
 * A variable over the values of one label of a selector, filled anew whenever the time range changes.
 * A selector that uses other variables narrows the choice to what they leave.
 */
export function labelVariable<Series extends Vector>(
  name: string,
  options: {
    readonly title: string;
    readonly of: Series;
    readonly label: LabelsOf<Series>;
    readonly multi?: boolean;
    readonly all?: RegExp;
  },
): LabelVariable {
  return { name, ...options };
}

/** A variable as Grafana's classic dashboard JSON has it. */
export interface VariableJson {
  readonly type: string;
  readonly name: string;
  readonly [field: string]: unknown;
}

/** A choice in Grafana's own words: lists, intervals, text boxes, and queries that this kit does not model. */
export interface RawVariable {
  readonly name: string;
  readonly title: string;
  readonly model: VariableJson;
}

/** Takes a variable in JSON; `label` is what people read beside the choice, `name` where there is none. */
export function rawVariable(model: VariableJson): RawVariable {
  const { name, label } = model;
  return { name, title: typeof label === "string" && label !== "" ? label : name, model };
}

/** Whatever a dashboard can offer to choose from. */
export type DashboardVariable = LabelVariable | RawVariable;

export function isRaw(variable: DashboardVariable): variable is RawVariable {
  return "model" in variable;
}

/** Names of the variables that narrow the choice of this one. */
export function variablesOfVariable(variable: DashboardVariable): string[] {
  if (!isRaw(variable)) return usedVariables(print(variable.of));
  // What was chosen last, and the choices found then, are values.
  const { current: _current, options: _options, ...model } = variable.model;
  return [...new Set(usedVariables(JSON.stringify(model)))];
}

/** The one variable every dashboard has; all queries go through it. */
export const datasourceVariable = "datasource";

/** The variable of dashboards that show log lines. */
export const lokiDatasourceVariable = "loki_datasource";

/** Names of the variables a text uses, as `$name`, `${name}`, `${name:format}` or `[[name]]`, without Grafana's own (`$__…`). */
export function usedVariables(text: string): string[] {
  const references = text.matchAll(/\$\{(\w+)[^}]*\}|\$([A-Za-z_]\w*)|\[\[(\w+)[^\]]*\]\]/g);
  return [...references].map(([, braced, plain, squared]) => braced ?? plain ?? squared ?? "").filter(isOurs);
}

function isOurs(name: string): boolean {
  // `${1}` is a group of a regular expression.
  return !/^(__|\d+$)/.test(name);
}
