import { DefinitionError } from "../problems/index.ts";
import { DeploymentError } from "../stack/session/index.ts";
import { exitCodes } from "./exit-codes.ts";
import { failureCode } from "./failure-code.ts";

/** Prints what went wrong, as a person needs it, and returns the exit code that says so. */
export function reportFailure(error: unknown): number {
  if (error instanceof DefinitionError) {
    process.stderr.write(`\n${error.message}\n`);
    return failureCode(error);
  }
  if (error instanceof DeploymentError) {
    process.stderr.write(`\nerror: ${error.message}\n`);
    return exitCodes.failed;
  }
  process.stderr.write(`\nerror: ${describe(error)}\n`);
  return exitCodes.failed;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (process.env.DEBUG) return error.stack ?? error.message;
  const cause = error.cause instanceof Error ? `\n    because: ${error.cause.message}` : "";
  return `${error.message}${cause}`;
}
