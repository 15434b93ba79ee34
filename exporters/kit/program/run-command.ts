import { pino } from "pino";
import { DefinitionError, type Finding, toJson, toText } from "../../../problems/index.ts";
import { createLogger } from "../log.ts";
import { type LoadedSettings, printSettings } from "../settings/index.ts";
import { checkWebConfig } from "../web-config/index.ts";
import type { CommandLine, CommandSyntax } from "./command-line.ts";
import type { BaseShape, ProgramCommand, SettingsOf } from "./program.ts";

/** The sub-command that every program has. */
export const checkConfig: CommandSyntax = {
  name: "check-config",
  description:
    "Checks the settings and the web configuration without starting anything; exit code 1 when something is wrong.",
  options: { "--json": "Print the findings as JSON.", "--print": "Print the settings in force." },
};

/** Prints everything that is wrong with the settings; returns the exit code. Findings go to standard error, what was asked for to standard output. */
export function runCheckConfig(
  read: () => { readonly loaded: LoadedSettings; readonly warnings: readonly Finding[] },
  options: CommandLine["options"],
): number {
  const findings: Finding[] = [];
  let loaded: LoadedSettings | undefined;
  try {
    const result = read();
    loaded = result.loaded;
    findings.push(...result.warnings, ...checkWebConfig(loaded.values["web.config.file"] as string | undefined));
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    findings.push(...error.findings);
  }
  const wrong = findings.some(({ severity }) => severity === "error");
  if (options.json) process.stdout.write(toJson(findings));
  else if (findings.length > 0) process.stderr.write(`${toText(findings)}\n`);
  if (options.print && loaded !== undefined) process.stdout.write(printSettings(loaded));
  else if (!wrong && !options.json) process.stdout.write("The settings can be used.\n");
  return wrong ? 1 : 0;
}

/** Runs a program's own sub-command; returns the exit code. */
export async function runCommand<Shape extends BaseShape>(
  command: ProgramCommand<Shape>,
  settings: SettingsOf<Shape>,
  line: CommandLine,
): Promise<number> {
  const controller = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => controller.abort(new Error(`stopped by ${signal}`)));
  return command.run({
    settings,
    log: createLogger("warn", pino.destination({ fd: 2, sync: true })),
    arguments: line.arguments,
    options: line.options,
    write: (text) => void process.stdout.write(text),
    signal: controller.signal,
  });
}
