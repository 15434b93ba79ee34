import { DefinitionError, type Position } from "../../../problems/index.ts";
import { fault } from "./finding.ts";
import { isObject, type Json } from "./json.ts";

/** MySQL, one of the databases that Grafana keeps dashboards in, gives one this much and no more. */
const most = 16 * 1024 * 1024;

/**
 * Reads the JSON of a dashboard.
 *
 * @throws DefinitionError when it is larger than 16 MB, no JSON, or no object.
 */
export function readJson(given: string | object, path: string): Json {
  const value = typeof given === "string" ? parse(given, path) : given;
  if (isObject(value)) return value;
  const kind = Array.isArray(value) ? "a list" : value === null ? "null" : `a ${typeof value}`;
  throw new DefinitionError([fault("not-a-dashboard", path, `it is ${kind}; a dashboard is an object.`, { hint })]);
}

export const hint = "Export it in Grafana as Classic JSON, or take the answer of /api/dashboards/uid/<uid>.";

function parse(text: string, path: string): unknown {
  if (text.length > most) {
    const size = `it has ${Math.ceil(text.length / 1024 / 1024)} MB; a dashboard has 16 at most.`;
    const hint = "Look whether data was saved along with it (snapshotData), or split it.";
    throw new DefinitionError([fault("json-size", path, size, { hint })]);
  }
  try {
    // Some editors save a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new DefinitionError([malformed(text, path)]);
  }
}

function malformed(text: string, path: string) {
  if (text.trim() === "") return fault("json", path, "it is empty.", { hint });
  const offset = faultyOffset(text);
  const message = offset >= text.trimEnd().length ? "it ends too early: something is not closed." : "it is no JSON.";
  return fault("json", path, message, { hint: "Correct it here.", at: positionAt(text, path, offset) });
}

/** V8 tells the place of some faults only; what is before the first one could go on well, what includes it could not. */
function faultyOffset(text: string): number {
  let [sound, broken] = [0, text.length];
  while (sound < broken) {
    const middle = Math.ceil((sound + broken) / 2);
    if (couldGoOn(text.slice(0, middle))) sound = middle;
    else broken = middle - 1;
  }
  return Math.min(sound, text.trimEnd().length);
}

function couldGoOn(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const told = error instanceof Error ? error.message : "";
    if (/Unexpected end|Unterminated/.test(told)) return true;
    return Number(/position (\d+)/.exec(told)?.[1] ?? -1) >= beginning.trimEnd().length;
  }
}

function positionAt(text: string, file: string, offset: number): Position {
  const start = text.lastIndexOf("\n", Math.max(0, offset - 1)) + 1;
  const end = text.indexOf("\n", offset);
  const line = text.slice(0, start).split("\n").length;
  return { file, line, column: offset - start + 1, length: 1, excerpt: text.slice(start, end < 0 ? undefined : end) };
}
