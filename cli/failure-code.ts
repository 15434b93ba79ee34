import type { DefinitionError } from "../problems/index.ts";
import { exitCodes } from "./exit-codes.ts";

/** The exit code for findings that ended a command: where nothing but its surroundings was at fault, it could not do its work. */
export function failureCode({ findings }: Pick<DefinitionError, "findings">): number {
  return findings.every(({ check }) => surroundings.has(check)) ? exitCodes.failed : exitCodes.found;
}

/** What the machine, its engine or the stack lacks: none of it says anything of what was to be looked at. */
const surroundings: ReadonlySet<string> = new Set([
  "stack/not-deployed",
  "toolchain/command-failed",
  "toolchain/download-failed",
  "toolchain/engine-start",
  "toolchain/missing",
  "toolchain/no-engine",
  "validation/missing-image",
  "validation/missing-tool",
  "validation/remote-engine",
]);
