import { Command } from "commander";
import { notDeployed } from "./not-deployed.ts";
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
      if (password === undefined) throw notDeployed(stack, "it has no passwords");
      const text = json ? JSON.stringify({ user: "admin", password }) : `user      admin\npassword  ${password}`;
      process.stdout.write(`${text}\n`);
    });
}
