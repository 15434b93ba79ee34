import { Command } from "commander";
import type { ListrTask } from "listr2";
import { untilEnded } from "../stack/rehearsal/index.ts";
import { doctor, stackItems } from "../toolchain/index.ts";
import { type Extent, estimateResilience, measureResilience, type Resilience, resultOf } from "../validation/index.ts";
import { commandLine } from "./command-line.ts";
import { exitCodes } from "./exit-codes.ts";
import { leftoversTask } from "./leftovers-task.ts";
import { machineTasks } from "./prepare-machine.ts";
import { findProject, loadStack } from "./project.ts";
import { row, seconds } from "./row.ts";
import { runTasks } from "./run-tasks.ts";
import { thisMachine } from "./this-machine.ts";
import { finish } from "./validate-report.ts";

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
  const machine = { items: await doctor(stackItems) };
  const say = (text: string) => flags.json !== true && process.stdout.write(`${text}\n`);
  say(`\n  sightline validate resilience · stack ${flags.stack} · ${extent}, time ×${factor}`);
  say(`  Takes about ${seconds(estimateResilience(settings, { factor, extent }))}.\n`);
  const { value: resilience, by } = await untilEnded(
    async (signal) => {
      let found: Resilience | undefined;
      const task: ListrTask = {
        title: "Resilience",
        task: async (_, line) => {
          found = await measureResilience({
            settings,
            factor,
            extent,
            signal,
            onProgress: ({ done, of, secondsLeft, step }) => {
              line.output = `${done} of ${of} cases, ${seconds(Math.ceil(secondsLeft / 5) * 5)} left: ${step}`;
            },
          });
          line.title = row("Resilience", `${found.cases.length} cases`);
        },
      };
      await runTasks([...machineTasks(machine), leftoversTask(), task], { endsItself: true });
      return found;
    },
    { tell: say, remedy: commandLine("validate resilience") },
  );
  if (resilience === undefined) return exitCodes.failed;
  const measured = {
    mode: "part" as const,
    selection: extent,
    parts: { resilience },
    deviations: [],
    deadSelectors: [],
    untestedCritical: [],
    complete: by === undefined,
  };
  const result = resultOf({ settings, measured, began, factor, version, machine: thisMachine() });
  return finish({ result, flags, baseline: undefined, say });
}
