import { isList, isValues, type Value, type Values } from "./protocol/index.ts";

/** Typed reading of checked, plain inputs. */
export const readText = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === "string" ? value : "";
};

export const readNumber = (values: Values, name: string): number => {
  const value = values[name];
  return typeof value === "number" ? value : 0;
};

export const readFlag = (values: Values, name: string): boolean => values[name] === true;

export const readTexts = (values: Values, name: string): string[] => readList(values[name]).map(String);

export const readObjects = (values: Values, name: string): Values[] => readList(values[name]).filter(isValues);

export const readObject = (values: Values, name: string): Values | undefined => {
  const value = values[name];
  return isValues(value) ? value : undefined;
};

export const readMap = (values: Values, name: string): Record<string, string> => {
  const entries = Object.entries(readObject(values, name) ?? {});
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
};

/** Labels as pairs → the engine's object. */
export const readLabels = (values: Values, name: string): Record<string, string> =>
  Object.fromEntries(readObjects(values, name).map(({ label, value }) => [String(label), String(value)]));

/** The engine's object → labels as pairs, sorted. */
export const writeLabels = (labels: Readonly<Record<string, string>> | null | undefined): Values[] =>
  Object.entries(labels ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, value]) => ({ label, value }));

function readList(value: Value): readonly Value[] {
  return isList(value) ? value : [];
}
