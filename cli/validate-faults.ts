import { Command } from "commander";
import { demoItems, stackItems, stateFolder } from "../toolchain/index.ts";
import { faultsStep, watchedDefinitions } from "../validation/index.ts";
import { findProject, loadStack } from "./project.ts";
import { type FaultsFlags, faultsAsked, standardFactor } from "./validate-faults-options.ts";
import { measureOnCopies } from "./validate-on-copies.ts";
import { givenBaseline } from "./validate-report.ts";

/** `sightline validate faults`: a watched system in miniature is given its faults under load, beside a copy of the monitoring. */
export function faultsCommand(version: string): Command {
  return new Command("faults")
    .description("break a watched system in miniature under load, and see whether its alerts arrive and it recovers")
    .requiredOption("--system <name>", "which one: chat4all, hitl, governance-bridge or agents")
    .option("--stack <name>", "whose settings and routes; its settings are in Pulumi.<name>.yaml", "dev")
    .option("--quick", "its first three faults")
    .option("--only <faults...>", "these faults only")
    .option("--workers", "also compare what one and two workers get done; without --quick and --only it is done anyway")
    .option(
      "--factor <number>",
      "by which the monitoring's durations are divided; the system's are not",
      standardFactor,
    )
    .option("--out <folder>", "where the report is written", "validation-report")
    .option("--baseline <file>", "compare with an earlier result; a regression ends with 1")
    .option("--save-baseline <file>", "keep the result to compare later ones with")
    .option("--json", "print the result as JSON, and nothing else")
    .action(async (flags: FaultsFlags) => {
      process.exitCode = await run(flags, version);
    });
}

async function run(flags: FaultsFlags, version: string): Promise<number> {
  const began = new Date();
  const project = await findProject();
  const { settings } = await loadStack(project, flags.stack);
  const { faults, factor, ...compared } = faultsAsked(flags, project.systems);
  const baseline = await givenBaseline(flags.baseline);
  const { system } = flags;
  const definitions = watchedDefinitions({ settings, systems: project.systems, system });
  return measureOnCopies({
    command: `validate faults --system ${system}`,
    heading: `${faults.length} faults of ${system}, the monitoring's time ×${factor}`,
    mode: "faults",
    selection: `${system}: ${faults.map(({ name }) => name).join(" ")}`,
    rounds: [[faultsStep({ ...compared, definitions, system, faults, factor, stateFolder: stateFolder() })]],
    items: [...stackItems, ...demoItems([system])],
    ...{ factor, settings, began, version, flags, baseline },
  });
}
