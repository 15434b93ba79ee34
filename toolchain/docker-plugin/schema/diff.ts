import { isList, isUnknown, isValues, isZero, type Value, type Values } from "../protocol/index.ts";
import type { Properties, Property } from "./property.ts";

/** One difference between what is and what is wished. */
export interface Change {
  /** `logOpts["max-size"]`, `networksAdvanced` */
  readonly path: string;
  readonly kind: "add" | "delete" | "update";
  readonly replaces: boolean;
}

/**
 * Compares a resource's state with its new inputs, all plain (no secrets), unknowns counting as changed.
 *
 * `oldInputs` tells a wish withdrawn from one never made: without it a computed property is kept.
 */
export function diff(properties: Properties, state: Values, inputs: Values, oldInputs: Values = {}): Change[] {
  const names = Object.keys(properties).sort();
  return names.flatMap((name) => {
    const property = properties[name];
    if (property === undefined || property.output) return [];
    const withdrawn = property.computed === true && unset(inputs[name]) && !unset(oldInputs[name]);
    const changes = withdrawn
      ? [{ path: name, kind: "delete" as const }]
      : compare(property, name, state[name], inputs[name]);
    return changes.map((change) => ({ ...change, replaces: property.replaces === true }));
  });
}

type Difference = Pick<Change, "path" | "kind">;

function compare(property: Property, path: string, is: Value, wished: Value): Difference[] {
  if (isUnknown(wished)) return [{ path, kind: isZero(is) ? "add" : "update" }];
  if (noWish(property, wished)) return property.computed || isZero(is) ? [] : [{ path, kind: "delete" }];
  switch (property.kind) {
    case "object":
      return Object.entries(property.fields)
        .filter(([, field]) => !field.output)
        .flatMap(([name, field]) => compare(field, `${path}.${name}`, valuesOf(is)[name], valuesOf(wished)[name]));
    case "map":
      return compareMaps(path, valuesOf(is), valuesOf(wished));
    case "list":
      return compareLists(property.of, path, listOf(is), listOf(wished));
    case "set":
      return sameSet(property.of, listOf(is), listOf(wished)) ? [] : [change(path, is, wished)];
    default:
      return (is ?? zero[property.kind]) === wished ? [] : [change(path, is, wished)];
  }
}

// What the engine fills in counts as not wished when empty or 0; true and false are always wishes.
function noWish(property: Property, wished: Value): boolean {
  if (wished === undefined || wished === null) return true;
  return property.computed === true && property.kind !== "flag" && isZero(wished);
}

const zero = { text: "", integer: 0, flag: false } as const;

function compareMaps(path: string, is: Values, wished: Values): Difference[] {
  const keys = [...new Set([...Object.keys(is), ...Object.keys(wished)])].sort();
  return keys.flatMap((key) => (is[key] === wished[key] ? [] : [change(`${path}["${key}"]`, is[key], wished[key])]));
}

function compareLists(of: Property, path: string, is: readonly Value[], wished: readonly Value[]): Difference[] {
  if (is.length !== wished.length) return [change(path, is, wished)];
  return wished.flatMap((item, index) => compare(of, `${path}[${index}]`, is[index], item));
}

function sameSet(of: Property, is: readonly Value[], wished: readonly Value[]): boolean {
  const left = [...is];
  const allFound = wished.every((item) => {
    const at = left.findIndex((candidate) => compare(of, "", candidate, item).length === 0);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return allFound && left.length === 0;
}

function change(path: string, is: Value, wished: Value): Difference {
  return { path, kind: unset(is) || isZero(is) ? "add" : unset(wished) ? "delete" : "update" };
}

function unset(value: Value): boolean {
  return value === undefined || value === null || ((isList(value) || value === "") && value.length === 0);
}

function valuesOf(value: Value): Values {
  return isValues(value) ? value : {};
}

function listOf(value: Value): readonly Value[] {
  return isList(value) ? value : [];
}
