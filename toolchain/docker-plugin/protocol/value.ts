/** A property value as Pulumi's plugin protocol carries it; secrets and unknowns are still wrapped in it. */
export type Value = string | number | boolean | null | undefined | readonly Value[] | Values;

/** Named property values. */
export interface Values {
  readonly [name: string]: Value;
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isValues(value: Value): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True for what an engine means by "not set": nothing, empty text, 0, false, an empty list, an object of such. */
export function isZero(value: Value): boolean {
  if (isList(value)) return value.length === 0;
  if (isValues(value)) return Object.values(value).every(isZero);
  return value === undefined || value === null || value === "" || value === 0 || value === false;
}

/** Leaves out what is undefined or null, at every level, and Pulumi's own bookkeeping keys. */
export function compact(values: Values): Values {
  const entries = Object.entries(values).filter(
    ([name, value]) => value !== undefined && value !== null && name !== DEFAULTS,
  );
  return Object.fromEntries(entries.map(([name, value]) => [name, compactValue(value)]));
}

/** The key under which checked inputs list the properties that a default has filled. */
export const DEFAULTS = "__defaults";

function compactValue(value: Value): Value {
  if (isList(value)) return value.map(compactValue);
  return isValues(value) ? compact(value) : value;
}
