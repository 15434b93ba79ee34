import type * as z from "zod";
import { loadSettings, settingsOf } from "../settings/index.ts";
import { readCommandLine } from "./command-line.ts";
import type { ProgramInfo, SettingsOf } from "./program.ts";

/**
 * Reads settings from flags, an environment and the file that one of them names, for whoever starts a part of a program by itself.
 * @throws DefinitionError with everything that is wrong, and CommanderError for a flag that does not exist.
 */
export function readSettings<Shape extends z.ZodRawShape>(
  program: ProgramInfo,
  shape: Shape,
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): SettingsOf<Shape> {
  const { flags } = readCommandLine(program, settingsOf(program.name, shape), [], argv);
  return loadSettings({ program: program.name, shape, flags, environment }).values as SettingsOf<Shape>;
}
