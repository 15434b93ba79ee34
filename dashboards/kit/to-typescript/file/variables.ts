import { type ForeignDashboard, type Json, objectOf, textOf, without } from "../../from-json/index.ts";
import type { VariableJson } from "../../variables/index.ts";
import { type Code, call, literal, object, text, word } from "../code.ts";
import { readTemplated, Untyped } from "../expression/index.ts";
import type { Drafting } from "./written.ts";

/** The series and the label that a choice is filled from; nothing where it is filled in another way. */
export function choiceOf(variable: VariableJson): { readonly expr: string; readonly label: string } | undefined {
  if (variable.type !== "query" || textOf(variable.regex) !== "") return undefined;
  const query = textOf(variable.query) || textOf(objectOf(variable.query).query) || textOf(variable.definition);
  const [, expr, label] = /^\s*label_values\(\s*([\s\S]+?)\s*,\s*([a-zA-Z_]\w*)\s*\)\s*$/.exec(query) ?? [];
  const reading = expr === undefined ? undefined : readTemplated(expr);
  const selects = reading !== undefined && "node" in reading && reading.node.type === "selector";
  return expr === undefined || label === undefined || !selects ? undefined : { expr, label };
}

/** The choices, in the words of the kit where they suffice; without those that nothing uses or that come by themselves. */
export function variableCodes(dashboard: ForeignDashboard, rows: readonly Code[], draft: Drafting): readonly Code[] {
  const used = JSON.stringify([dashboard.rows, dashboard.variables.map((variable) => without(variable, ["name"]))]);
  return dashboard.variables.flatMap((variable) => {
    const { name, type } = variable;
    const use = new RegExp(`\\$${name}\\b|\\$\\{${name}\\b|\\[\\[${name}\\b|"repeat":"${name}"`);
    if (!use.test(used) && type !== "adhoc") {
      draft.notes.push(`the variable ${name} is left out: nothing uses it.`);
      return [];
    }
    if (isDerived(variable) && rows.some((row) => isChosenBy(row, name))) return [];
    try {
      return [draft.attempt(() => typedVariable(variable, draft))];
    } catch (error) {
      if (!(error instanceof Untyped)) throw error;
      draft.notes.push(`the variable ${name} stays in Grafana's words: ${error.message}`);
      return [rawVariable(variable, draft)];
    }
  });
}

/** Throws Untyped for another kind than the values of a label. */
function typedVariable(variable: VariableJson, { expressions, kit }: Drafting): Code {
  const choice = choiceOf(variable);
  if (choice === undefined) throw new Untyped(whyRaw(variable));
  const { code, labels } = expressions.write(choice.expr);
  if (!labels.has(choice.label)) throw new Untyped(`its series have no label ${choice.label}.`);
  const several = variable.multi === true || variable.includeAll === true;
  const options = object({
    title: text(textOf(variable.label) || inWords(variable.name)),
    of: code,
    label: text(choice.label),
    multi: several ? undefined : word("false"),
  });
  return call(kit("labelVariable"), text(variable.name), options);
}

/** Whether `variable(name)` in a selector makes the same choice by itself. */
function isDerived(variable: VariableJson): boolean {
  const choice = choiceOf(variable);
  const title = textOf(variable.label) || inWords(variable.name);
  const all = variable.multi === true && variable.includeAll === true;
  return all && choice?.label === variable.name && title === inWords(variable.name);
}

/** A choice in Grafana's own words, without what the renderer adds and what was chosen last of what a query finds. */
function rawVariable(variable: VariableJson, { kit }: Drafting): Code {
  const found = variable.type === "query" || variable.type === "datasource" ? ["current", "options"] : [];
  const model: Json = without(variable, [...found, "skipUrlSync"]);
  return call(kit("rawVariable"), literal(model));
}

function whyRaw({ type, regex }: VariableJson): string {
  if (type !== "query") return `it is of the type ${type}.`;
  return textOf(regex) === ""
    ? "it is not filled by label_values() of a metric."
    : "it is filtered by a regular expression.";
}

function inWords(name: string): string {
  const words = name.replaceAll("_", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Whether some selector has `variable(name)` for the label of that name. */
function isChosenBy(code: Code, name: string): boolean {
  switch (code.kind) {
    case "object":
      return code.fields.some(
        ([label, value]) => (label === name && isVariable(value, name)) || isChosenBy(value, name),
      );
    case "list":
      return code.items.some((item) => isChosenBy(item, name));
    case "call":
      return isChosenBy(code.of, name) || code.args.some((arg) => isChosenBy(arg, name));
    case "member":
      return isChosenBy(code.of, name);
    default:
      return false;
  }
}

function isVariable(code: Code, name: string): boolean {
  const [arg] = code.kind === "call" && code.of.kind === "word" && code.of.text === "variable" ? code.args : [];
  return arg?.kind === "text" && arg.value === name;
}
