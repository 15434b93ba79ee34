import { resolve } from "node:path";
import { Command } from "commander";
import { coverageLine } from "../alerts/kit/index.ts";
import { filesOf, writeBundle } from "../bundle/index.ts";
import { findProject, loadStack } from "./project.ts";

/** `sightline render --out DIR`: every generated file, without Pulumi or Docker. */
export function renderCommand(): Command {
  return new Command("render")
    .description("write every generated file to a folder, without Pulumi or Docker")
    .requiredOption("--out <dir>", "folder to write to; made when absent")
    .option("--stack <name>", "whose settings to use", "dev")
    .option("--json", "print the list of files, and what the scenarios of each alert cover, as JSON")
    .action(async ({ out, stack, json }: { out: string; stack: string; json?: boolean }) => {
      const { bundle } = await loadStack(await findProject(), stack);
      const folder = resolve(out);
      await writeBundle(bundle, folder);
      const files = Object.keys(filesOf(bundle)).sort();
      process.stdout.write(
        json
          ? `${JSON.stringify({ folder, files, coverage: bundle.coverage }, null, 2)}\n`
          : `${files.length} files in ${folder}\n${coverageLine(bundle.coverage)}\n`,
      );
    });
}
