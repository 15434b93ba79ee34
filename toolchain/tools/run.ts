import { ExecaError, execa } from "execa";
import { DefinitionError } from "../../problems/index.ts";

/** Runs a command to its end and returns what it printed; a failure carries the command's own last words. */
export async function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>>; readonly hint?: string } = {},
): Promise<string> {
  try {
    const { stdout } = await execa(command, args, {
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      env: options.env ?? {},
      stdin: "ignore",
    });
    return stdout;
  } catch (cause) {
    throw failure(`${command} ${args.join(" ")}`, cause, options.hint);
  }
}

/** What the command printed, or undefined when it is absent, fails or takes more than five seconds. */
export async function tryRun(command: string, args: readonly string[]): Promise<string | undefined> {
  const result = await execa(command, args, { reject: false, timeout: 5000, stdin: "ignore" });
  return result.failed ? undefined : result.stdout.trim();
}

function failure(command: string, cause: unknown, hint: string | undefined): DefinitionError {
  const words =
    cause instanceof ExecaError ? lastLines(`${cause.stdout}\n${cause.stderr}`) || cause.shortMessage : `${cause}`;
  const finding = { check: "toolchain/command-failed", severity: "error", path: command, message: words } as const;
  return new DefinitionError([hint === undefined ? finding : { ...finding, hint }], { cause });
}

function lastLines(text: string): string {
  return text.trim().split("\n").slice(-20).join("\n");
}
