import { CommanderError } from "commander";
import { DefinitionError, type Finding, throwOnErrors, toText } from "../../../problems/index.ts";
import { createLogger, type Logger } from "../log.ts";
import { type LoadedSettings, loadSettings, settingsOf } from "../settings/index.ts";
import { type CommandLine, exitCodeOf, readCommandLine } from "./command-line.ts";
import { type Control, createControl } from "./control.ts";
import type { BaseShape, Program, RunningProgram, SettingsOf } from "./program.ts";
import { checkConfig, runCheckConfig, runCommand } from "./run-command.ts";

/**
 * Runs a program to its end: reads the settings, starts, waits for SIGTERM or SIGINT, stops; a second signal ends it at once. SIGHUP reads the settings again.
 * Sets the process's exit code: 0 after a stop, 1 when it could not start or stop, 2 for settings it cannot use; a sub-command has its own.
 */
export async function runProgram<Shape extends BaseShape>(
  program: Program<Shape>,
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<void> {
  let line: CommandLine;
  let first: Reading;
  const commands = [...(program.commands ?? []), checkConfig];
  // Whoever reads the help through `head` goes away early.
  process.stdout.on("error", () => {});
  const read = () => readSettingsOf(program, line, environment);
  try {
    line = readCommandLine(program, settingsOf(program.name, program.settings), commands, argv);
    if (line.command === checkConfig.name) {
      process.exitCode = runCheckConfig(read, line.options);
      return;
    }
    first = read();
  } catch (error) {
    process.exitCode = reportUsage(error);
    return;
  }
  const settings = first.loaded.values as SettingsOf<Shape>;
  const command = program.commands?.find(({ name }) => name === line.command);
  if (command !== undefined) process.exit(await runCommand(command, settings, line));
  await serve(program, first, read);
}

interface Reading {
  readonly loaded: LoadedSettings;
  readonly warnings: readonly Finding[];
}

function readSettingsOf<Shape extends BaseShape>(
  { name, settings, check }: Program<Shape>,
  { flags }: CommandLine,
  environment: Readonly<Record<string, string | undefined>>,
): Reading {
  const loaded = loadSettings({ program: name, shape: settings, flags, environment });
  const warnings = check?.(loaded.values as SettingsOf<Shape>) ?? [];
  throwOnErrors(warnings);
  return { loaded, warnings };
}

async function serve<Shape extends BaseShape>(
  program: Program<Shape>,
  { loaded, warnings }: Reading,
  read: () => Reading,
): Promise<void> {
  const log = createLogger(String(loaded.values["log.level"]));
  for (const { path, message, hint } of warnings) log.warn({ path, hint }, message);
  let running: RunningProgram<Shape> | undefined;
  const control = createControl({
    loaded,
    log,
    read,
    fixed: program.fixed ?? [],
    apply: () =>
      running?.reload && ((values) => (running as Required<RunningProgram<Shape>>).reload(values as SettingsOf<Shape>)),
  });
  try {
    const signal = nextSignal();
    reloadOnHangUp(control);
    running = await program.start(loaded.values as SettingsOf<Shape>, log, control);
    log.info({ signal: await signal }, "stopping");
    void nextSignal().then(() => process.exit(1));
    await running.stop();
    log.info("stopped");
    process.exit(0);
  } catch (error) {
    tellFatal(log, error);
    process.exit(1);
  }
}

function reloadOnHangUp(control: Control): void {
  process.on("SIGHUP", () => void control.reload());
}

function nextSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, resolve);
  });
}

function tellFatal(log: Logger, error: unknown): void {
  if (error instanceof DefinitionError) log.fatal({ findings: error.findings }, "cannot start");
  else log.fatal({ err: error }, (error as Error).message);
}

/** commander has already printed its own messages. */
function reportUsage(error: unknown): number {
  if (error instanceof CommanderError) return exitCodeOf(error);
  if (!(error instanceof DefinitionError)) throw error;
  process.stderr.write(`${toText(error.findings)}\n`);
  return 2;
}
