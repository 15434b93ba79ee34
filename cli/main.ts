import { readFileSync } from "node:fs";
import { Command } from "commander";
import { commandsFor } from "./commands.ts";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

const program = new Command("sightline")
  .description("A monitoring stack from typed definitions, on a Docker engine.")
  .version(version)
  .showHelpAfterError();
for (const command of await commandsFor(process.argv.slice(2), version)) program.addCommand(command);

// Whoever reads what is printed may stop (`| head`): that is no failure of the command.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });

try {
  await program.parseAsync();
} catch (error) {
  const { reportFailure } = await import("./failure.ts"); // it knows Pulumi's errors, so it loads Pulumi
  process.exitCode = reportFailure(error);
}
