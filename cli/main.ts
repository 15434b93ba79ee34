import { readFileSync } from "node:fs";
import { Command } from "commander";
import { doctorCommand } from "./doctor.ts";
import { downCommand } from "./down.ts";
import { reportFailure } from "./failure.ts";
import { imagesCommand } from "./images.ts";
import { lintCommand } from "./lint.ts";
import { passwordsCommand } from "./passwords.ts";
import { renderCommand } from "./render.ts";
import { upCommand } from "./up.ts";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

const program = new Command("sightline")
  .description("A monitoring stack from typed definitions, on a Docker engine.")
  .version(version)
  .showHelpAfterError()
  .addCommand(upCommand())
  .addCommand(downCommand())
  .addCommand(passwordsCommand())
  .addCommand(doctorCommand())
  .addCommand(renderCommand())
  .addCommand(lintCommand(version))
  .addCommand(imagesCommand());

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = reportFailure(error);
}
