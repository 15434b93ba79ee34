import type { VariableJson } from "../dashboard/index.ts";
import { dependenciesOf } from "./dependencies.ts";
import type { VariableOption } from "./option.ts";
import { chosenSelection, hasOptions, type Selection, savedSelection, settledSelection } from "./selection.ts";
import { sameUrlValues, urlValues } from "./url.ts";
import type { Values } from "./values.ts";
import { type AutoInterval, variableValue } from "./variable-value.ts";

/** Where a variable stands. */
export interface VariableState {
  readonly variable: VariableJson;
  readonly options: readonly VariableOption[];
  readonly selection: Selection;
  /** Why its options could not be had; those from before stay. */
  readonly error?: string;
}

export type VariableStates = ReadonlyMap<string, VariableState>;

export interface ResolveOptions {
  readonly before: VariableStates;
  /** Values by name as an address has them. */
  readonly chosen: ReadonlyMap<string, readonly string[]>;
  /** Whether a variable's options are to be asked for again although nothing that it depends on changed. */
  readonly stale: (variable: VariableJson) => boolean;
  readonly load: (variable: VariableJson, values: Values) => Promise<readonly VariableOption[]>;
  /** Values that queries of variables may use besides other variables. */
  readonly builtIn: Values;
  readonly autoInterval: AutoInterval;
}

/**
 * Brings all variables of a dashboard up to date: each after those it depends on, side by side where they do not depend on each
 * other, and asking only for those that something changed for. A variable whose query fails keeps what it had.
 */
export async function resolveVariables(
  variables: readonly VariableJson[],
  options: ResolveOptions,
): Promise<VariableStates> {
  const dependencies = dependenciesOf(variables);
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  const running = new Map<string, Promise<Resolved>>();
  const resolve = (variable: VariableJson): Promise<Resolved> => {
    const known = running.get(variable.name);
    if (known !== undefined) return known;
    const needed = [...(dependencies.get(variable.name) ?? [])].flatMap((name) => byName.get(name) ?? []);
    const promise = Promise.all(needed.map(resolve)).then((resolved) => resolveOne(variable, resolved, options));
    running.set(variable.name, promise);
    return promise;
  };
  const resolved = await Promise.all(variables.map(resolve));
  return new Map(resolved.map(({ state }) => [state.variable.name, state]));
}

interface Resolved {
  readonly state: VariableState;
  readonly changed: boolean;
}

async function resolveOne(
  variable: VariableJson,
  needed: readonly Resolved[],
  { before, chosen, stale, load, builtIn, autoInterval }: ResolveOptions,
): Promise<Resolved> {
  const earlier = before.get(variable.name);
  const asked = chosen.get(variable.name);
  const picked = asked !== undefined && (earlier === undefined || !sameUrlValues(asked, urlValues(earlier)));
  const selection = picked ? chosenSelection(variable, asked) : (earlier?.selection ?? savedSelection(variable));
  const again = earlier === undefined || stale(variable) || needed.some(({ changed }) => changed);
  if (!again && !picked) return { state: { ...earlier, variable }, changed: false };
  const { options, error } = again
    ? await loaded(variable, () => load(variable, { ...builtIn, ...valuesFrom(needed, autoInterval) }))
    : { options: earlier.options, error: earlier.error };
  const known = options ?? earlier?.options ?? [];
  const settled = error === undefined ? settledSelection(variable, selection, known, picked) : selection;
  const state = { variable, options: known, selection: settled, ...(error === undefined ? {} : { error }) };
  return { state, changed: earlier === undefined || !sameValue(earlier, state, autoInterval) };
}

async function loaded(
  variable: VariableJson,
  load: () => Promise<readonly VariableOption[]>,
): Promise<{ readonly options?: readonly VariableOption[]; readonly error?: string }> {
  if (!hasOptions(variable)) return { options: [] };
  try {
    return { options: await load() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function valuesFrom(needed: readonly Resolved[], autoInterval: AutoInterval): Values {
  return Object.fromEntries(needed.map(({ state }) => [state.variable.name, variableValue(state, autoInterval)]));
}

function sameValue(a: VariableState, b: VariableState, autoInterval: AutoInterval): boolean {
  return JSON.stringify(variableValue(a, autoInterval)) === JSON.stringify(variableValue(b, autoInterval));
}
