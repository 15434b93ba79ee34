import { DefinitionError, type Finding } from "../../../problems/index.ts";
import { readJson } from "./read-json.ts";

/** What keeps a text from being the JSON of a dashboard: it is too large, no JSON, or no object. */
export function jsonFault(text: string, path: string): Finding | undefined {
  try {
    readJson(text, path);
    return undefined;
  } catch (error) {
    if (error instanceof DefinitionError) return error.findings[0];
    throw error;
  }
}
