import type * as z from "zod";
import { DefinitionError, type Finding } from "../../../problems/index.ts";
import { readEnvironment } from "./environment.ts";
import { readSettingsFile } from "./file.ts";
import type { Given } from "./given.ts";
import { findingsOf } from "./issues.ts";
import { type Setting, settingsOf } from "./setting.ts";

/** Where the settings of a program come from. */
export interface Sources {
  readonly program: string;
  readonly shape: z.ZodRawShape;
  /** Values of the flags that were given, by name without dashes. */
  readonly flags: ReadonlyMap<string, string | readonly string[]>;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Settings that hold. */
export interface LoadedSettings {
  readonly values: Readonly<Record<string, unknown>>;
  /** What was given, by flag: the values of before the schema, without the defaults. */
  readonly given: ReadonlyMap<string, Given>;
  readonly settings: readonly Setting[];
  /** The settings file that was read, without symbolic links. */
  readonly realPath?: string;
}

/** The setting that names the settings file. */
export const configFile = "config.file";

/**
 * Reads settings; flags win over the environment, the environment over the file, the file over the defaults.
 * Every value is checked, also one that another place overrides.
 * @throws DefinitionError with everything that is wrong, each with the place it comes from.
 */
export function loadSettings({ program, shape, flags, environment }: Sources): LoadedSettings {
  const settings = settingsOf(program, shape);
  const fromFlags = { given: new Map<string, Given>(), findings: [] as readonly Finding[] };
  for (const [flag, value] of flags) fromFlags.given.set(flag, { value, place: `--${flag}` });
  const fromEnvironment = readEnvironment(program, settings, environment);
  const path = (fromFlags.given.get(configFile) ?? fromEnvironment.given.get(configFile))?.value;
  const inFile = settings.filter(({ flag }) => flag !== configFile);
  const fromFile =
    typeof path === "string" && path !== "" ? readSettingsFile(path, inFile) : { given: new Map(), findings: [] };

  const sources = [fromFlags, fromEnvironment, fromFile];
  const findings = sources.flatMap((source) => source.findings);
  const values: Record<string, unknown> = {};
  const given = new Map<string, Given>();
  for (const setting of settings) {
    const places = sources.flatMap((source) => source.given.get(setting.flag) ?? []);
    const usual = { value: undefined, place: placeOf(setting) };
    for (const one of places.length > 0 ? places.toReversed() : [usual]) {
      const result = setting.schema.safeParse(one.value);
      if (!result.success) findings.push(...findingsOf(result.error.issues, one, setting.schema));
      else if (result.data !== undefined) values[setting.flag] = result.data;
      if (one !== usual) given.set(setting.flag, one);
    }
  }
  if (findings.length > 0) throw new DefinitionError(findings);
  const { realPath } = fromFile as { readonly realPath?: string };
  return { values, given, settings, ...(realPath === undefined ? {} : { realPath }) };
}

/** Where somebody would look for a setting that is missing. */
function placeOf({ kind, flag, fileKeys }: Setting): string {
  return kind === "structure" ? fileKeys.join(" › ") : `--${flag}`;
}
