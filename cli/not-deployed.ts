import { DefinitionError } from "../problems/index.ts";
import { commandLine, stackOption } from "./command-line.ts";

/** A stack that has to be up for what was asked; `so` says what follows from it not being so. */
export function notDeployed(stack: string, so: string): DefinitionError {
  return new DefinitionError([
    {
      check: "stack/not-deployed",
      severity: "error",
      path: `--stack ${stack}`,
      message: `is not deployed, so ${so}.`,
      hint: `Bring it up: ${commandLine("up", stackOption(stack))}`,
    },
  ]);
}
