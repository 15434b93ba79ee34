import { Command, Option } from "commander";
import * as z from "zod";
import { DefinitionError, type Finding } from "../../problems/index.ts";

/** What a program says about itself in `--help` and `--version`. */
export interface ProgramInfo {
  readonly name: string;
  readonly description: string;
  readonly version: string;
}

/**
 * Reads a program's settings from its flags; the keys of `shape` are the flags' names without the dashes.
 * Every field is text on the command line, so its schema starts from a string; `.prefault()` gives the default, `.describe()` the help.
 * Throws {@link DefinitionError} with every wrong value at once, and commander's own `CommanderError` for `--help`, `--version` and unknown flags.
 */
export function readSettings<Shape extends z.ZodRawShape>(
  program: ProgramInfo,
  shape: Shape,
  argv: readonly string[],
): z.output<z.ZodObject<Shape>> {
  const given = readFlags(program, shape, argv);
  const result = z.object(shape).safeParse(given);
  if (!result.success) throw new DefinitionError(result.error.issues.map((issue) => toFinding(issue, given)));
  return result.data;
}

function readFlags(program: ProgramInfo, shape: z.ZodRawShape, argv: readonly string[]): Record<string, string> {
  const command = new Command(program.name)
    .description(program.description)
    .version(program.version)
    .allowExcessArguments(false)
    .exitOverride();
  const given: Record<string, string> = {};
  for (const [flag, schema] of Object.entries(shape)) {
    command.addOption(new Option(`--${flag} <value>`, helpOf(schema as z.ZodType)));
    command.on(`option:${flag}`, (value: string) => {
      given[flag] = value;
    });
  }
  command.parse(argv, { from: "user" });
  return given;
}

function helpOf(schema: z.ZodType): string {
  const usual = schema instanceof z.ZodPrefault ? ` (default: ${String(schema.def.defaultValue)})` : "";
  return `${schema.description ?? ""}${usual}`;
}

function toFinding(issue: z.core.$ZodIssue, given: Readonly<Record<string, string>>): Finding {
  const flag = issue.path.join(".");
  const value = given[flag];
  return {
    check: "settings/flag",
    severity: "error",
    path: `--${flag}`,
    message: value === undefined ? "is missing" : `${JSON.stringify(value)}: ${issue.message}`,
  };
}
