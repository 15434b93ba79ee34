import type { VariableJson } from "../dashboard/index.ts";
import { allValue, autoValue, type VariableOption } from "./option.ts";

/** What is chosen of a variable: a list where it can have several values. */
export interface Selection {
  readonly value: string | readonly string[];
  readonly text: string | readonly string[];
}

export const allSelection: Selection = { value: allValue, text: "All" };

/** Whether All is chosen. */
export function isAll({ value }: Selection): boolean {
  return typeof value === "string" ? value === allValue : value.includes(allValue);
}

/** What the dashboard's file has chosen. */
export function savedSelection(variable: VariableJson): Selection {
  const { type, query, current } = variable;
  if (type === "constant" || type === "textbox") {
    const value = asText(current?.value) ?? (typeof query === "string" ? query : "");
    return { value, text: value };
  }
  const saved = asTexts(current?.value);
  if (saved === undefined) return variable.multi === true ? { value: [], text: [] } : { value: "", text: "" };
  return chosenSelection(variable, saved, asTexts(current?.text));
}

/** What values chosen by their own name select, before the options are known. */
export function chosenSelection(
  variable: VariableJson,
  values: readonly string[],
  texts: readonly string[] = values,
): Selection {
  const { type, multi, includeAll } = variable;
  if (includeAll === true && values.some((value) => value === allValue || value === "All")) return allOf(variable);
  if (multi === true) {
    const kept = values.filter((value) => value !== "");
    return { value: kept, text: kept.length === texts.length ? texts : kept };
  }
  const [first = ""] = values;
  if (type === "interval" && /^\$__auto/.test(first)) return { value: autoValue, text: "auto" };
  return { value: first, text: texts[0] ?? first };
}

/**
 * The selection that holds now that a variable's options are known: what is there no longer is dropped; with nothing left, All
 * where that is offered, else the first option.
 * @param keep values that are none of the options stay: somebody asked for them by name
 */
export function settledSelection(
  variable: VariableJson,
  { value, text }: Selection,
  options: readonly VariableOption[],
  keep: boolean,
): Selection {
  if (!hasOptions(variable)) return { value, text };
  if (isAll({ value, text }))
    return variable.includeAll === true ? allOf(variable) : defaultSelection(variable, options);
  const byValue = new Map(options.map((option) => [option.value, option]));
  const found = (one: string) => byValue.get(one) ?? options.find((option) => option.text === one);
  const asked = typeof value === "string" ? [value] : value;
  const settled = asked.flatMap((one) => {
    const option = found(one);
    if (option !== undefined) return [option];
    return keep && one !== "" ? [{ value: one, text: one }] : [];
  });
  if (settled.length === 0) return defaultSelection(variable, options);
  if (variable.multi === true)
    return { value: settled.map((option) => option.value), text: settled.map((option) => option.text) };
  return { value: settled[0]?.value ?? "", text: settled[0]?.text ?? "" };
}

/** Whether a variable's values are chosen from a list. */
export function hasOptions({ type }: VariableJson): boolean {
  return type === "query" || type === "custom" || type === "interval" || type === "datasource";
}

function defaultSelection(variable: VariableJson, options: readonly VariableOption[]): Selection {
  if (variable.includeAll === true) return allOf(variable);
  const [first] = options;
  if (variable.multi === true)
    return first === undefined ? { value: [], text: [] } : { value: [first.value], text: [first.text] };
  return first ?? { value: "", text: "" };
}

function allOf({ multi }: VariableJson): Selection {
  return multi === true ? { value: [allValue], text: ["All"] } : allSelection;
}

function asTexts(value: unknown): readonly string[] | undefined {
  if (Array.isArray(value)) return value.map(String);
  const text = asText(value);
  return text === undefined ? undefined : [text];
}

function asText(value: unknown): string | undefined {
  return value === undefined || value === null || typeof value === "object" ? undefined : String(value);
}
