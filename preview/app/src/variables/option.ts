/** One of the values that a variable can have. */
export interface VariableOption {
  readonly text: string;
  readonly value: string;
}

/** The value that stands for all of them. */
export const allValue = "$__all";

/** What an interval variable's `auto` is called. */
export const autoValue = "$__auto";

/** Each value once; the first text counts. */
export function unique(options: readonly VariableOption[]): readonly VariableOption[] {
  const byValue = new Map<string, VariableOption>();
  for (const option of options) if (!byValue.has(option.value)) byValue.set(option.value, option);
  return [...byValue.values()];
}
