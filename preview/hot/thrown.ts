import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { Finding, Position } from "../../problems/index.ts";

const stays = "Mend it and save: until then the dashboards of before are shown.";

/** What was thrown while a project was loaded or rendered, each fault at the file and line it comes from. */
export function faultsOf(error: unknown): readonly Finding[] {
  const place = placeOf(error);
  if (hasFindings(error))
    return error.findings.map((finding) => (finding.at || !place ? finding : { ...finding, at: place }));
  return [
    {
      check: "preview/does-not-load",
      severity: "error",
      path: place?.file ?? "the project",
      message: messageOf(error),
      hint: stays,
      ...(place === undefined ? {} : { at: place }),
    },
  ];
}

/** By its shape: a project may have the class from elsewhere. */
function hasFindings(error: unknown): error is { readonly findings: readonly Finding[] } {
  return error instanceof Error && Array.isArray((error as { findings?: unknown }).findings);
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return `throws ${String(error)}.`;
  const { name } = error;
  const absent = missing(error);
  if (absent !== undefined) return `imports ${absent.as}, which is not there.`;
  const json = badJson(error);
  if (json !== undefined) return `is not JSON: ${ended(json.what)}`;
  const message = ended(error.message);
  return name === "SyntaxError" ? `does not compile: ${message}` : `throws ${name}: ${message}`;
}

function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

function placeOf(error: unknown): Position | undefined {
  if (!(error instanceof Error)) return undefined;
  return syntaxPlace(error) ?? missing(error)?.place ?? jsonPlace(error) ?? framePlace(error);
}

/** Node writes file, line and carets above the stack of what does not compile. */
function syntaxPlace({ stack = "" }: Error): Position | undefined {
  const [, file, line, excerpt = "", indent = "", carets = ""] =
    /^((?:file:)?\/.*):(\d+)\n(?:.*\n)??(.*)\n( *)(\^+)\n/.exec(stack) ?? [];
  if (file === undefined) return undefined;
  return {
    file: pathOf(file),
    line: Number(line),
    column: indent.length + 1,
    length: carets.length,
    excerpt,
  };
}

interface MissingImport {
  /** As the import has it, where that is found. */
  readonly as: string;
  readonly by: string;
  readonly place?: Position;
}

function missing({ message }: Error): MissingImport | undefined {
  const [, what, importer] = /^Cannot find (?:module|package) '(.*?)' imported from (.*)$/.exec(message) ?? [];
  if (what === undefined || importer === undefined) return undefined;
  const by = pathOf(importer);
  for (const [index, line] of linesOf(by).entries()) {
    const texts = [...line.matchAll(/["']([^"']+)["']/g)].map((match) => ({
      as: match[1] ?? "",
      column: match.index + 2,
    }));
    const found = texts.find(({ as }) => as.endsWith(basename(what)));
    if (found !== undefined) return { as: found.as, by, place: at(by, index + 1, found.column, found.as.length) };
  }
  return { as: what, by };
}

function badJson({ message }: Error): { readonly file: string; readonly what: string } | undefined {
  const [, file, what] = /^(\/.*?\.json): (.*)$/.exec(message) ?? [];
  return file === undefined || what === undefined ? undefined : { file, what };
}

function jsonPlace(error: Error): Position | undefined {
  const fault = badJson(error);
  const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(fault?.what ?? "") ?? [];
  return fault === undefined || line === undefined ? undefined : at(fault.file, Number(line), Number(column), 1);
}

/** The innermost call in what a person writes: neither in a package nor in this project's machinery. */
function framePlace({ stack = "" }: Error): Position | undefined {
  for (const [, url = "", line, column] of stack.matchAll(/^ +at .*?(file:\/\/\/.*?):(\d+):(\d+)\)?$/gm)) {
    if (/\/node_modules\/|\/kit\/|\/problems\/|\/preview\/hot\//.test(url)) continue;
    return at(pathOf(url), Number(line), Number(column), 1);
  }
  return undefined;
}

function at(file: string, line: number, column: number, length: number): Position {
  return { file, line, column, length, excerpt: linesOf(file)[line - 1] ?? "" };
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch {
    return [];
  }
}

function pathOf(urlOrPath: string): string {
  return urlOrPath.startsWith("file:") ? fileURLToPath(urlOrPath) : urlOrPath;
}
