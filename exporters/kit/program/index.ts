export { type CommandLine, readCommandLine } from "./command-line.ts";
export type { Control } from "./control.ts";
export { createControl } from "./control.ts";
export type {
  BaseShape,
  CommandCall,
  Program,
  ProgramCommand,
  ProgramInfo,
  RunningProgram,
  SettingsOf,
} from "./program.ts";
export { readSettings } from "./read-settings.ts";
export { runProgram } from "./run-program.ts";
