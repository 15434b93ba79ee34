import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { buffer } from "node:stream/consumers";
import type { LintInput } from "../bundle/index.ts";
import { DefinitionError, type Finding } from "../problems/index.ts";

/** The files that were named, those of folders and patterns sorted, each once; throws one DefinitionError for all that cannot be read. */
export async function inputsOf(given: readonly string[]): Promise<readonly LintInput[]> {
  const findings: Finding[] = [];
  const inputs = new Map<string, LintInput>();
  for (const name of given) {
    if (name === "-") inputs.set("-", { name: "stdin", bytes: await buffer(process.stdin) });
    else for (const input of filesOf(name, findings)) if (!inputs.has(input.name)) inputs.set(input.name, input);
  }
  const all = withExclusions([...inputs.values()], findings);
  if (findings.length > 0) throw new DefinitionError(findings);
  return all;
}

function filesOf(name: string, findings: Finding[]): readonly LintInput[] {
  const stat = statSync(name, { throwIfNoEntry: false });
  if (stat?.isDirectory()) return inFolder(name, "**/*.{yml,yaml,json}", findings);
  if (stat !== undefined) return read(name, {}, findings);
  const matches = globSync(name).sort();
  if (matches.length === 0) findings.push(unreadable(name, "there is no such file."));
  return matches.flatMap((match) =>
    statSync(match).isDirectory() ? inFolder(match, "**/*.{yml,yaml,json}", findings) : read(match, {}, findings),
  );
}

function inFolder(folder: string, pattern: string, findings: Finding[]): readonly LintInput[] {
  const files = globSync(pattern, {
    cwd: folder,
    exclude: (name) => name === "node_modules" || name === ".git",
  }).sort();
  return files.flatMap((file) => read(relative("", join(folder, file)) || file, { found: true }, findings));
}

/** What the `.lint` file in the folder of a dashboard says goes with it. */
function withExclusions(inputs: readonly LintInput[], findings: Finding[]): readonly LintInput[] {
  const folders = new Set(inputs.filter(({ name }) => name.endsWith(".json")).map(({ name }) => dirname(name)));
  const files = [...folders].map((folder) => (folder === "." ? ".lint" : join(folder, ".lint")));
  const there = files.filter((file) => !inputs.some(({ name }) => name === file) && existsSync(file));
  return [...inputs, ...there.flatMap((file) => read(file, {}, findings))];
}

function read(name: string, found: { readonly found?: true }, findings: Finding[]): readonly LintInput[] {
  try {
    return [{ name, bytes: readFileSync(name), ...found }];
  } catch (error) {
    findings.push(unreadable(name, `it cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`));
    return [];
  }
}

function unreadable(path: string, message: string): Finding {
  return { check: "lint/unreadable", severity: "error", path, message, hint: "Correct the path, or the file's mode." };
}
