import { Command } from "commander";
import { DefinitionError } from "../problems/index.ts";
import { commandLine, stackOption } from "./command-line.ts";
import { openStack } from "./open-stack.ts";
import { findProject } from "./project.ts";

/** `sightline passwords`: the password of the user `admin`, the same on every page. */
export function passwordsCommand(): Command {
  return new Command("passwords")
    .description("print user and password for the stack's pages")
    .option("--stack <name>", "which stack", "dev")
    .option("--json", "print as JSON")
    .action(async ({ stack, json }: { stack: string; json?: boolean }) => {
      const session = await openStack(await findProject(), stack);
      const password = (await session.outputs()).password?.value as string | undefined;
      if (password === undefined) throw notDeployed(stack);
      const text = json ? JSON.stringify({ user: "admin", password }) : `user      admin\npassword  ${password}`;
      process.stdout.write(`${text}\n`);
    });
}

function notDeployed(stack: string): DefinitionError {
  return new DefinitionError([
    {
      check: "stack/not-deployed",
      severity: "error",
      path: `--stack ${stack}`,
      message: "is not deployed, so it has no passwords.",
      hint: `Bring it up: ${commandLine("up", stackOption(stack))}`,
    },
  ]);
}
