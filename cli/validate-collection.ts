import { Command } from "commander";
import { type CollectionExtent, collectionStep } from "../validation/index.ts";
import { findProject, loadStack } from "./project.ts";
import { measureOnCopies } from "./validate-on-copies.ts";

interface CollectionFlags {
  readonly stack: string;
  readonly quick?: boolean;
  readonly out: string;
  readonly json?: boolean;
}

/** `sightline validate collection`: whether Prometheus stores what targets expose, sample by sample. */
export function collectionCommand(version: string): Command {
  return new Command("collection")
    .description("let copies of Prometheus scrape a target whose every value is known, and compare what they store")
    .option("--stack <name>", "whose settings; they are in Pulumi.<name>.yaml", "dev")
    .option("--quick", "one short run of 10,000 series in place of up to 100,000")
    .option("--out <folder>", "where the report is written", "validation-report")
    .option("--json", "print the result as JSON, and nothing else")
    .action(async (flags: CollectionFlags) => {
      process.exitCode = await run(flags, version);
    });
}

async function run(flags: CollectionFlags, version: string): Promise<number> {
  const began = new Date();
  const extent: CollectionExtent = flags.quick === true ? "quick" : "full";
  const { settings } = await loadStack(await findProject(), flags.stack);
  return measureOnCopies({
    command: "validate collection",
    heading: extent,
    mode: "part",
    selection: extent,
    rounds: [[collectionStep(settings, extent)]],
    factor: 1,
    ...{ settings, began, version, flags },
  });
}
