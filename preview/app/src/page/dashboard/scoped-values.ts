import type { RepeatScope } from "../../dashboard/index.ts";
import type { Values } from "../../variables/index.ts";

/** Names that stand for all variables at once, or for what is not among them. */
const wholeNames = ["__all_variables", "__url_time_range"];

/**
 * The values of the names that a text refers to, with those of a repetition in place of the variable's own: a panel that does not name a
 * variable does not change with it.
 */
export function scopedValues(names: ReadonlySet<string>, values: Values, scopes: readonly RepeatScope[]): Values {
  const scoped: Values = {
    ...values,
    ...Object.fromEntries(scopes.map((scope) => [scope.name, scopedValue(scope, values)])),
  };
  if (wholeNames.some((name) => names.has(name))) return scoped;
  return Object.fromEntries(Object.entries(scoped).filter(([name]) => names.has(name)));
}

function scopedValue({ name, value, text }: RepeatScope, values: Values): Values[string] {
  const whole = values[name];
  const several = typeof whole === "object" && "several" in whole && whole.several === true;
  return { value, text, several };
}
