import { CommanderError } from "commander";
import type * as z from "zod";
import { DefinitionError, toText } from "../../problems/index.ts";
import { createLogger, type Logger } from "./log.ts";
import { type ProgramInfo, readSettings } from "./settings.ts";
import type { webSettings } from "./web-settings.ts";

/** A program that serves until it is told to stop. */
export interface Program<Shape extends ReturnType<typeof webSettings>> extends ProgramInfo {
  /** Its flags: {@link webSettings} and its own. */
  readonly settings: Shape;
  /** Starts the work; `stop` of the result ends it in good order. */
  start(settings: z.output<z.ZodObject<Shape>>, log: Logger): Promise<{ stop(): Promise<void> }>;
}

/**
 * Runs a program to its end: reads flags, starts, waits for SIGTERM or SIGINT, stops. A second signal ends it at once.
 * Sets the process's exit code: 0 after a stop, 1 when it could not start or stop, 2 for wrong flags.
 */
export async function runProgram<Shape extends ReturnType<typeof webSettings>>(
  program: Program<Shape>,
  argv: readonly string[],
): Promise<void> {
  let settings: z.output<z.ZodObject<Shape>>;
  try {
    settings = readSettings(program, program.settings, argv);
  } catch (error) {
    process.exitCode = reportUsage(error);
    return;
  }
  const log = createLogger((settings as z.output<z.ZodObject<ReturnType<typeof webSettings>>>)["log.level"]);
  try {
    const signal = nextSignal();
    const running = await program.start(settings, log);
    log.info({ signal: await signal }, "stopping");
    void nextSignal().then(() => process.exit(1));
    await running.stop();
    log.info("stopped");
    process.exit(0);
  } catch (error) {
    if (error instanceof DefinitionError) log.fatal({ findings: error.findings }, "cannot start");
    else log.fatal({ err: error }, (error as Error).message);
    process.exit(1);
  }
}

function nextSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, resolve);
  });
}

/** commander has already printed its own messages. */
function reportUsage(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof DefinitionError)) throw error;
  process.stderr.write(`${toText(error.findings)}\n`);
  return 2;
}
