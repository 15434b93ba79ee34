import type * as z from "zod";
import type { Finding } from "../../../problems/index.ts";
import type { Logger } from "../log.ts";
import type { webSettings } from "../settings/index.ts";
import type { Control } from "./control.ts";

/** What a program says about itself in `--help` and `--version`. */
export interface ProgramInfo {
  readonly name: string;
  readonly description: string;
  readonly version: string;
}

/** What every program's settings hold. */
export type BaseShape = ReturnType<typeof webSettings>;

/** The values of a shape. */
export type SettingsOf<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape>>;

/** A program that serves until it is told to stop. */
export interface Program<Shape extends BaseShape> extends ProgramInfo {
  /**
   * `webSettings` and its own, by the name of the flag: a flag `metrics.max-series` is `KAFKA_LAG_METRICS_MAX_SERIES` in the environment and
   * `metrics: {maxSeries: …}` in the settings file. Schemas start from text or a list of texts; objects are for the file only.
   */
  readonly settings: Shape;
  /** Finds what is wrong between settings that are right by themselves; reaches out to nothing. Warnings are logged. @default nothing */
  readonly check?: (settings: SettingsOf<Shape>) => readonly Finding[];
  /** Settings that `reload` cannot change; where the server listens is always one. @default all, without `reload` */
  readonly fixed?: readonly (keyof Shape & string)[];
  /** Other things than serving that it does. @default none but `check-config` */
  readonly commands?: readonly ProgramCommand<Shape>[];
  /** Starts the work; `control` is for `startServer`. */
  start(settings: SettingsOf<Shape>, log: Logger, control: Control): Promise<RunningProgram<Shape>>;
}

/** A program at work. */
export interface RunningProgram<Shape extends BaseShape> {
  /** Ends it in good order. */
  stop(): Promise<void>;
  /**
   * Goes over to new settings, which have passed every check; also called when none has changed, because the files they name may have.
   * Throws a DefinitionError when they cannot be used: then those of before must still be in force.
   */
  reload?(settings: SettingsOf<Shape>): Promise<void>;
}

/** A sub-command: it has the program's settings, does one thing and ends. */
export interface ProgramCommand<Shape extends BaseShape> {
  readonly name: string;
  readonly description: string;
  /** As commander writes it: `[group...]`. @default none */
  readonly arguments?: string;
  /** Description by flags as commander writes them: `--json`. @default none */
  readonly options?: Readonly<Record<string, string>>;
  /** Returns the exit code: 0 fine, 1 found something, 2 could not do it. */
  run(call: CommandCall<Shape>): Promise<number>;
}

/** What a sub-command gets. */
export interface CommandCall<Shape extends BaseShape> {
  readonly settings: SettingsOf<Shape>;
  /** Writes to standard error. */
  readonly log: Logger;
  readonly arguments: readonly string[];
  /** By name without dashes, in camel case. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Writes to standard output. */
  write(text: string): void;
  /** Aborted by SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
}
