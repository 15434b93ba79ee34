import { readFileSync, realpathSync } from "node:fs";
import { load } from "js-yaml";
import { didYouMean, type Finding } from "../../../problems/index.ts";
import { type Given, type Source, settingsFinding } from "./given.ts";
import type { Setting } from "./setting.ts";

/** What a settings file says. */
export interface FileSource extends Source {
  /** The file that was read, without symbolic links: which release of a configuration this is. */
  readonly realPath?: string;
}

/** Reads a YAML file of settings. Never throws; findings never quote what stands under a key that is unknown. */
export function readSettingsFile(path: string, settings: readonly Setting[]): FileSource {
  const given = new Map<string, Given>();
  let realPath: string;
  let document: unknown;
  try {
    realPath = realpathSync(path);
    document = parse(readFileSync(realPath, "utf8"));
  } catch (error) {
    return { given, findings: [unreadable(path, error as NodeJS.ErrnoException)] };
  }
  if (!isMapping(document))
    return {
      given,
      findings: [settingsFinding("file", path, "is no mapping of settings", "Start it with a key, like web:")],
      realPath,
    };
  const findings: Finding[] = [];
  walk(document, [], { path, settings, given, findings });
  return { given, findings, realPath };
}

interface Walk {
  readonly path: string;
  readonly settings: readonly Setting[];
  readonly given: Map<string, Given>;
  readonly findings: Finding[];
}

function walk(mapping: Readonly<Record<string, unknown>>, above: readonly string[], at: Walk): void {
  for (const [key, value] of Object.entries(mapping)) {
    const keys = [...above, key];
    const place = [at.path, ...keys].join(" › ");
    const below = at.settings.filter((setting) => keys.every((one, index) => setting.fileKeys[index] === one));
    const setting = below.find(({ fileKeys }) => fileKeys.length === keys.length);
    if (below.length === 0) at.findings.push(unknown(place, keys, at.settings));
    else if (value === null)
      at.findings.push(settingsFinding("file", place, "has no value", "Give it one, or leave the key out."));
    else if (setting !== undefined && isTooMuch(setting, value))
      at.findings.push(settingsFinding("file", place, "must be one value"));
    else if (setting !== undefined) at.given.set(setting.flag, { value: asGiven(setting, value), place });
    else if (isMapping(value)) walk(value, keys, at);
    else
      at.findings.push(
        settingsFinding("file", place, `must be a mapping with ${childrenOf(below, keys.length).join(", ")}`),
      );
  }
}

function isTooMuch({ kind }: Setting, value: unknown): boolean {
  return (kind === "text" || kind === "switch") && typeof value === "object";
}

/** One schema for all sources: a number in the file is the text it would be in a flag. */
function asGiven({ kind }: Setting, value: unknown): unknown {
  if (kind === "structure") return value;
  if (kind === "list") return Array.isArray(value) ? value.map(asText) : [asText(value)];
  return asText(value);
}

function asText(value: unknown): unknown {
  return typeof value === "number" || typeof value === "boolean" ? String(value) : value;
}

function unknown(place: string, keys: readonly string[], settings: readonly Setting[]): Finding {
  const known = childrenOf(
    settings.filter(({ fileKeys }) => keys.slice(0, -1).every((one, index) => fileKeys[index] === one)),
    keys.length - 1,
  );
  const key = keys.at(-1) ?? "";
  const flag = settings.find((setting) => setting.flag === keys.join(".") || setting.fileKeys.at(-1) === key);
  const sibling = didYouMean(key, known);
  const meant = flag?.fileKeys ?? (sibling === undefined ? [] : [...keys.slice(0, -1), sibling]);
  const hint = meant.length === 0 ? `Known here: ${known.join(", ")}.` : `Did you mean ${meant.join(" › ")}?`;
  return settingsFinding("unknown-key", place, "is no setting of this program", hint);
}

function childrenOf(settings: readonly Setting[], depth: number): string[] {
  return [...new Set(settings.flatMap(({ fileKeys }) => fileKeys[depth] ?? []))].sort();
}

function parse(text: string): unknown {
  if (text.split("\n").every((line) => /^\s*(#|$)/.test(line))) throw new Error("is empty");
  try {
    return load(text);
  } catch (error) {
    // The parser's message goes on with an excerpt of the file.
    throw new Error(`is not YAML: ${(error as Error).message.split("\n", 1)[0]}`, { cause: error });
  }
}

/** An empty file is what a write cut short leaves behind. */
function unreadable(path: string, { code, message }: NodeJS.ErrnoException): Finding {
  if (code !== undefined) return settingsFinding("file", path, `cannot be read: ${code}`);
  return settingsFinding("file", path, message, message === "is empty" ? "Write {} for the defaults." : undefined);
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
