import { readFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { Command } from "commander";
import type { ListrTask } from "listr2";
import { definitionsOf } from "../bundle/index.ts";
import { removeDeadRehearsals } from "../stack/rehearsal/index.ts";
import { doctor, engine, lock, stackItems, stateFolder } from "../toolchain/index.ts";
import {
  alertNames,
  estimate,
  type Progress,
  type Rehearsed,
  rehearse,
  resultOf,
  subjectOf,
} from "../validation/index.ts";
import { exitCodes } from "./exit-codes.ts";
import { interruption } from "./interruption.ts";
import { machineTasks } from "./prepare-machine.ts";
import { findProject, loadStack } from "./project.ts";
import { row, seconds } from "./row.ts";
import { runTasks } from "./run-tasks.ts";
import { askedOf, type RehearseFlags } from "./validate-options.ts";
import { finish } from "./validate-report.ts";

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
  const baseline = flags.baseline === undefined ? undefined : await readFile(flags.baseline, "utf8");
  const planned = estimate(subject, asked);
  const machine = { items: await doctor(stackItems) };
  const say = (text: string) => flags.json !== true && process.stdout.write(`${text}\n`);
  say(
    `\n  sightline validate rehearse · stack ${flags.stack} · ${planned.episodes} scenarios, time ×${planned.factor}`,
  );
  say(`  Takes about ${seconds(planned.seconds)}.\n`);
  const stop = interruption(() => say("\n  Interrupted: removing what was made, and writing what was seen …"));
  let rehearsed: Rehearsed | undefined;
  const task: ListrTask = {
    title: "Rehearsal",
    task: async (_, line) => {
      rehearsed = await rehearse({
        subject,
        ...planned,
        selection: asked.selection,
        loads: asked.loads,
        stage: { stateFolder: stateFolder() },
        signal: stop.signal,
        onProgress: (progress) => {
          line.output = told(progress);
        },
      });
      line.title = row("Rehearsal", `${rehearsed.episodes} scenarios in ${seconds(rehearsed.playSeconds)}`);
    },
  };
  try {
    await runTasks([...machineTasks(machine), leftovers(), task], { endsItself: true });
  } finally {
    stop.done();
  }
  if (rehearsed === undefined) return exitCodes.failed;
  const result = resultOf({
    subject,
    asked,
    rehearsed,
    began,
    factor: planned.factor,
    version,
    machine: thisMachine(),
  });
  return finish({ result, flags, baseline, say });
}

/** What earlier runs left that were killed. */
function leftovers(): ListrTask {
  return {
    title: "Leftovers",
    task: async (_, line) => {
      const removed = await removeDeadRehearsals(await engine(), stateFolder());
      line.title = row("Leftovers", removed.length === 0 ? "none" : `removed ${removed.join(", ")}`);
    },
  };
}

function told(progress: Progress): string {
  switch (progress.step) {
    case "bringing up":
      return progress.detail;
    case "playing":
      return `playing at ${progress.load} times the ordinary load: ${seconds(progress.secondsLeft)} left`;
    case "judging":
      return "judging";
    case "removing":
      return "removing the copy";
    case "trouble":
      return `a look at Alertmanager failed: ${progress.error instanceof Error ? progress.error.message : progress.error}`;
  }
}

/** Rounded, so that machines of one kind count as equal. */
function thisMachine() {
  const { prometheus, alertmanager } = lock.images;
  return {
    processors: cpus().length,
    memory: Math.round(totalmem() / 2 ** 30) * 1024,
    versions: { alertmanager: alertmanager.version, prometheus: prometheus.version },
  };
}
