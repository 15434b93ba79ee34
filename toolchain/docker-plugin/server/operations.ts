import {
  compact,
  concealLike,
  DEFAULTS,
  hasSecret,
  isList,
  isSecret,
  isUnknown,
  isValues,
  reveal,
  revealAll,
  secret,
  UNKNOWN,
  type Value,
  type Values,
} from "../protocol/index.ts";
import type { Context, Existing, ResourceKind } from "../resource-kind.ts";
import { type Change, type CheckedInputs, checkInputs, diff } from "../schema/index.ts";
import { makeName, type Naming, wasMade } from "./name.ts";

/** Checks a resource's inputs, fills in defaults and a name. */
export function check(kind: ResourceKind, oldInputs: Values, given: Values, naming: Naming): CheckedInputs {
  const named = kind.autonamed && isUnset(given.name) ? { ...given, name: makeName(oldInputs, naming) } : given;
  const what = `${kind.noun} "${nameOf(named) ?? naming.logicalName}"`;
  const { inputs, failures, warnings } = checkInputs(kind.properties, named, what);
  const filled = isList(inputs[DEFAULTS]) ? inputs[DEFAULTS] : [];
  const marked = named === given ? inputs : { ...inputs, [DEFAULTS]: [...filled, "name"].sort() };
  if (failures.length > 0 || kind.check === undefined) return { inputs: marked, failures, warnings };
  const more = kind.check(revealAll(compact(marked)));
  return { inputs: merge(marked, more.add), failures: more.failures, warnings };
}

export interface DiffResult {
  readonly changes: readonly Change[];
  readonly deleteBeforeReplace: boolean;
}

/** Compares a resource with its new inputs; changes under a path of `ignored` do not count. */
export function compare(
  kind: ResourceKind,
  state: Values,
  oldInputs: Values,
  inputs: Values,
  ignored: readonly string[],
): DiffResult {
  const [is, was, wished] = [plain(state), plain(oldInputs), plain(inputs)];
  const counts = ({ path }: Change) =>
    !ignored.some((prefix) => path === prefix || (/^[.[]/.test(path.slice(prefix.length)) && path.startsWith(prefix)));
  const changes = diff(kind.properties, is, wished, was).filter(counts);
  const replaces = changes.some((change) => change.replaces);
  // Two volumes or networks of one name cannot be told apart: the old one has to go first.
  const sameName = kind.autonamed && !wasMade(inputs) && is.name === wished.name;
  return { changes, deleteBeforeReplace: replaces && (kind.deleteBeforeReplace || sameName) };
}

/** What a resource will look like, as far as its inputs tell. */
export function previewCreate(kind: ResourceKind, inputs: Values): Values {
  const computed = Object.entries(kind.properties).filter(([name, { computed }]) => computed && isUnset(inputs[name]));
  return { ...without(inputs), ...Object.fromEntries(computed.map(([name]) => [name, UNKNOWN])) };
}

/** What a resource will look like after an update: read-only properties stay unless the update makes them anew. */
export function previewUpdate(kind: ResourceKind, state: Values, inputs: Values): Values {
  const rebuilt = kind.noun === "image" ? previewCreate(kind, inputs) : {};
  return { ...state, ...without(inputs), ...rebuilt };
}

/** Creates a resource from checked inputs; outputs whose inputs were secret are secret. */
export async function create(kind: ResourceKind, inputs: Values, context: Context): Promise<Existing> {
  const { id, outputs } = await kind.create(plain(inputs), context);
  return { id, outputs: finish(kind, outputs, inputs) };
}

export async function update(
  kind: ResourceKind,
  id: string,
  state: Values,
  inputs: Values,
  context: Context,
): Promise<Values> {
  return finish(kind, await kind.update(id, plain(state), plain(inputs), context), inputs, state);
}

/** A resource as it is now with the inputs that would make it so, or undefined when it is gone. */
export async function read(
  kind: ResourceKind,
  id: string,
  state: Values,
  inputs: Values,
  context: Context,
): Promise<(Existing & { inputs: Values }) | undefined> {
  const existing = await kind.read(id, { ...plain(inputs), ...plain(state) }, context);
  if (existing === undefined) return undefined;
  const refreshed = isImport(inputs)
    ? importedInputs(kind, existing.outputs)
    : refreshedInputs(kind, inputs, existing.outputs);
  return { id: existing.id, outputs: finish(kind, existing.outputs, inputs, state), inputs: refreshed };
}

/** Outputs as Pulumi keeps them: secrets wrapped, and the version of the state's shape. */
export function finish(kind: ResourceKind, outputs: Values, ...sources: readonly Values[]): Values {
  const meta =
    kind.stateVersion === undefined ? {} : { __meta: JSON.stringify({ schema_version: `${kind.stateVersion}` }) };
  return { ...concealLike(without(outputs), ...sources), ...meta };
}

// A drifted property takes its new value into the inputs, so that what is ignored stays as it is found.
function refreshedInputs(kind: ResourceKind, inputs: Values, outputs: Values): Values {
  const entries = Object.entries(inputs).map(([name, value]) => {
    const property = kind.properties[name];
    if (property === undefined || hasSecret(value)) return [name, value] as const;
    const drifted = diff({ [name]: property }, outputs, plain({ [name]: value })).length > 0;
    return [name, drifted && outputs[name] !== undefined ? outputs[name] : value] as const;
  });
  return Object.fromEntries(entries);
}

function importedInputs(kind: ResourceKind, outputs: Values): Values {
  const settable = Object.entries(kind.properties).filter(
    ([name, { output }]) => !output && outputs[name] !== undefined,
  );
  return Object.fromEntries(settable.map(([name]) => [name, outputs[name]]));
}

function isImport(inputs: Values): boolean {
  return Object.keys(inputs).length === 0;
}

function plain(values: Values): Values {
  return compact(revealAll(without(values)));
}

function without(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith("__")));
}

function merge(raw: Values, add: Values): Values {
  const entries = Object.entries(add).map(([name, value]) => [name, mergeValue(raw[name], value)] as const);
  return { ...raw, ...Object.fromEntries(entries) };
}

function mergeValue(raw: Value, add: Value): Value {
  if (isSecret(raw)) return secret(mergeValue(raw.value, add));
  return isValues(raw) && isValues(add) ? merge(raw, add) : add;
}

function nameOf(inputs: Values): string | undefined {
  const name = reveal(inputs.name ?? inputs.imageName);
  return typeof name === "string" && !isUnknown(name) ? name : undefined;
}

function isUnset(value: Value): boolean {
  return value === undefined || value === null;
}
