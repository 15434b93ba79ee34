import type * as z from "zod";
import { DefinitionError, type Finding } from "../../problems/index.ts";
import { type Baseline, baseline, schemaName } from "./baseline.ts";

/**
 * Reads what `printBaseline` wrote; `file` is its name in findings.
 * @throws DefinitionError when it is empty, cut off, no JSON, no baseline, of another version, or holds wrong values; all of these at once.
 */
export function readBaseline(text: string, file: string): Baseline {
  const { schema, ...rest } = objectIn(text, file);
  if (schema !== schemaName) throw new DefinitionError([wrongSchema(schema, file)]);
  const read = baseline.safeParse(rest, { reportInput: true });
  if (!read.success) throw new DefinitionError(read.error.issues.flatMap((issue) => wrongValues(issue, file)));
  const twice = [...namedTwice(read.data.figures, "figure"), ...namedTwice(read.data.counts, "count")];
  if (twice.length > 0) throw new DefinitionError(twice.map((message) => fault(file, message, again)));
  return read.data;
}

const again = "Write it anew with --save-baseline.";

function objectIn(text: string, file: string): Readonly<Record<string, unknown>> {
  if (text.trim() === "") throw new DefinitionError([fault(file, "is empty.", again)]);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new DefinitionError([notParsed(text, (error as Error).message, file)]);
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new DefinitionError([wrongSchema(undefined, file)]);
}

/** What a writer that was stopped leaves fails where it ends; anything else fails before. */
function notParsed(text: string, message: string, file: string): Finding {
  const position = /at position (\d+)/.exec(message)?.[1];
  const atEnd = position !== undefined && Number(position) >= text.trimEnd().length;
  if (atEnd || /Unexpected end|Unterminated/.test(message))
    return fault(file, `is cut off after ${text.length} characters.`, again);
  // The parser's message quotes the text around the fault.
  const words = message.replace(/,? ?"[\s\S]*$|, \.\.\.[\s\S]*$| in JSON at position[\s\S]*$/, "").slice(0, 200);
  return fault(file, `is not JSON: ${words}.`, "Give the file of --save-baseline.");
}

function wrongSchema(schema: unknown, file: string): Finding {
  const version = /^sightline\/baseline\/(\d+)$/.exec(String(schema))?.[1];
  if (version !== undefined)
    return fault(
      file,
      `is of version ${version}; this command reads version 1.`,
      `Use the command that wrote it. ${again}`,
    );
  const report = String(schema).startsWith("sightline/validation/");
  const what = report ? "is a report, which does not hold single measurements" : "is no baseline";
  return fault(file, `${what}; a baseline says "schema": "${schemaName}".`, "Give the file of --save-baseline.");
}

function wrongValues(issue: z.core.$ZodIssue, file: string): readonly Finding[] {
  const path = [file, ...issue.path.map(String)].join(" › ");
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => fault(`${path} › ${key}`, `is not known here; allowed: ${issue.message}.`, again));
  if (issue.input === undefined) return [fault(path, `is missing; needed: ${issue.message}.`, again)];
  return [fault(path, `got ${quoted(issue.input)}; allowed: ${issue.message}.`, again)];
}

function namedTwice(items: readonly { readonly name: string }[], what: string): readonly string[] {
  const names = items.map(({ name }) => name);
  const twice = new Set(names.filter((name, index) => names.indexOf(name) < index));
  return [...twice].map((name) => `has two ${what}s "${name}"; each name stands once.`);
}

function quoted(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function fault(path: string, message: string, hint: string): Finding {
  return { check: "validation/baseline", severity: "error", path, message, hint };
}
