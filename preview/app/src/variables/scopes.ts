import type { RepeatScope, ScopesOf } from "../dashboard/index.ts";
import type { VariableState, VariableStates } from "./resolve.ts";
import { isAll } from "./selection.ts";

/** What panels and rows are repeated for: the chosen values of a variable, every option when All is chosen. */
export function scopesFrom(states: VariableStates): ScopesOf {
  return (name) => {
    const state = states.get(name);
    return state === undefined ? [] : scopesOf(name, state);
  };
}

function scopesOf(name: string, { options, selection }: VariableState): readonly RepeatScope[] {
  if (isAll(selection)) return options.map(({ value, text }) => ({ name, value, text }));
  const { value, text } = selection;
  if (typeof value === "string") return value === "" ? [] : [{ name, value, text: String(text) }];
  return value.map((one, index) => ({
    name,
    value: one,
    text: (typeof text === "string" ? text : text[index]) ?? one,
  }));
}
