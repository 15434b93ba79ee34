import { Command } from "commander";
import type { ListrTask } from "listr2";
import { definitionsOf } from "../bundle/index.ts";
import { untilEnded } from "../stack/rehearsal/index.ts";
import { doctor, stackItems, stateFolder } from "../toolchain/index.ts";
import {
  alertNames,
  estimate,
  type Measured,
  type Progress,
  type Rehearsed,
  rehearse,
  resultOf,
  type Selection,
  subjectOf,
} from "../validation/index.ts";
import { commandLine } from "./command-line.ts";
import { exitCodes } from "./exit-codes.ts";
import { leftoversTask } from "./leftovers-task.ts";
import { machineTasks } from "./prepare-machine.ts";
import { findProject, loadStack } from "./project.ts";
import { row, seconds } from "./row.ts";
import { runTasks } from "./run-tasks.ts";
import { thisMachine } from "./this-machine.ts";
import { askedOf, type RehearseFlags } from "./validate-options.ts";
import { finish, givenBaseline } from "./validate-report.ts";

/** `sightline validate rehearse`: the scenarios of all alerts on an isolated copy of the monitoring, in compressed time. */
export function rehearseCommand(version: string): Command {
  return new Command("rehearse")
    .description("play every alert's scenarios on an isolated copy of the monitoring, in compressed time, and report")
    .option("--stack <name>", "whose rules and routes; its settings are in Pulumi.<name>.yaml", "dev")
    .option("--quick", "of each alert one scenario that fires and one that does not; done within three minutes")
    .option("--only <alerts...>", "these alerts only, each fault twenty times")
    .option(
      "--factor <number>",
      "by which every duration is divided; default: 20, more where --only is to be done in time",
    )
    .option("--loads <list>", "multiples of the ordinary background load; default: 1,5,10, with --quick or --only 1")
    .option("--out <folder>", "where the report is written", "validation-report")
    .option("--baseline <file>", "compare with an earlier result; a regression ends with 1")
    .option("--save-baseline <file>", "keep the result to compare later ones with")
    .option("--json", "print the result as JSON, and nothing else")
    .action(async (flags: RehearseFlags) => {
      process.exitCode = await run(flags, version);
    });
}

async function run(flags: RehearseFlags, version: string): Promise<number> {
  const began = new Date();
  const project = await findProject();
  const { settings, systems, files } = await loadStack(project, flags.stack);
  const subject = subjectOf(settings, definitionsOf({ settings, systems, files }));
  const asked = askedOf(flags, alertNames(subject));
  const baseline = await givenBaseline(flags.baseline);
  const planned = estimate(subject, asked);
  const machine = { items: await doctor(stackItems) };
  const say = (text: string) => flags.json !== true && process.stdout.write(`${text}\n`);
  say(
    `\n  sightline validate rehearse · stack ${flags.stack} · ${planned.episodes} scenarios, time ×${planned.factor}`,
  );
  say(`  Takes about ${seconds(planned.seconds)}.\n`);
  const { value: rehearsed } = await untilEnded(
    async (signal) => {
      let found: Rehearsed | undefined;
      const task: ListrTask = {
        title: "Rehearsal",
        task: async (_, line) => {
          found = await rehearse({
            subject,
            ...planned,
            selection: asked.selection,
            loads: asked.loads,
            stage: { stateFolder: stateFolder() },
            signal,
            onProgress: (progress) => {
              const text = told(progress);
              if (text !== line.output) line.output = text;
            },
          });
          line.title = row("Rehearsal", `${found.episodes} scenarios in ${seconds(found.playSeconds)}`);
        },
      };
      await runTasks([...machineTasks(machine), leftoversTask(), task], { endsItself: true });
      return found;
    },
    { tell: say, remedy: commandLine("validate rehearse") },
  );
  if (rehearsed === undefined) return exitCodes.failed;
  const { parts, deviations, deadSelectors, untestedCritical, complete, episodes, alerts, alertsExpected } = rehearsed;
  const measured: Measured = {
    mode: "rehearsal",
    selection: selectionText(asked.selection),
    ...{ parts, deviations, deadSelectors, untestedCritical, complete },
    played: { episodes, alerts, fired: alertsExpected, seconds: rehearsed.playSeconds },
  };
  const result = resultOf({ settings, measured, began, factor: planned.factor, version, machine: thisMachine() });
  return finish({ result, flags, baseline, say });
}

function selectionText(selection: Selection): string {
  return selection.kind === "only" ? [...selection.alerts].sort().join(" ") : selection.kind;
}

function told(progress: Progress): string {
  switch (progress.step) {
    case "bringing up":
      return progress.detail;
    case "playing":
      return `playing at ${progress.load} times the ordinary load: ${seconds(Math.ceil(progress.secondsLeft / 5) * 5)} left`;
    case "judging":
      return "judging";
    case "removing":
      return "removing the copy";
    case "trouble":
      return `a look at Alertmanager failed: ${progress.error instanceof Error ? progress.error.message : progress.error}`;
  }
}
