import { Command } from "commander";
import { type Extent, resilienceStep } from "../validation/index.ts";
import { findProject, loadStack } from "./project.ts";
import { measureOnCopies } from "./validate-on-copies.ts";

interface ResilienceFlags {
  readonly stack: string;
  readonly quick?: boolean;
  readonly all?: boolean;
  readonly out: string;
  readonly json?: boolean;
}

/** How many times faster the copies live: the shortest times of Alertmanager stay above a tenth of a second. */
const factor = 20;

/** `sightline validate resilience`: what is lost when a part of the monitoring dies, on isolated copies of it. */
export function resilienceCommand(version: string): Command {
  return new Command("resilience")
    .description("let parts of isolated copies of the monitoring die, and count what is lost, twice or false")
    .option("--stack <name>", "whose settings; they are in Pulumi.<name>.yaml", "dev")
    .option(
      "--quick",
      "six cases in place of a selection in which every pair of part, way, moment and length is played",
    )
    .option("--all", "every case")
    .option("--out <folder>", "where the report is written", "validation-report")
    .option("--json", "print the result as JSON, and nothing else")
    .action(async (flags: ResilienceFlags) => {
      process.exitCode = await run(flags, version);
    });
}

async function run(flags: ResilienceFlags, version: string): Promise<number> {
  const began = new Date();
  const extent: Extent = flags.quick === true ? "quick" : flags.all === true ? "all" : "pairwise";
  const { settings } = await loadStack(await findProject(), flags.stack);
  return measureOnCopies({
    command: "validate resilience",
    heading: `${extent}, time ×${factor}`,
    mode: "part",
    selection: extent,
    rounds: [[resilienceStep(settings, { factor, extent })]],
    ...{ factor, settings, began, version, flags },
  });
}
