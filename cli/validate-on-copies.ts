import type { ListrTask } from "listr2";
import type { Settings } from "../settings/index.ts";
import { untilEnded } from "../stack/rehearsal/index.ts";
import { doctor, type ItemId, stackItems } from "../toolchain/index.ts";
import {
  type Baseline,
  type BegunStep,
  beginSteps,
  conditionsOf,
  keyOf,
  type Measured,
  refuseOtherConditions,
  resultOf,
  type Step,
  type StepProgress,
  secondsOf,
  together,
} from "../validation/index.ts";
import { commandLine } from "./command-line.ts";
import { exitCodes } from "./exit-codes.ts";
import { leftoversTask } from "./leftovers-task.ts";
import { machineTasks } from "./prepare-machine.ts";
import { row, seconds } from "./row.ts";
import { runTasks } from "./run-tasks.ts";
import { thisMachine } from "./this-machine.ts";
import { type Finish, finish } from "./validate-report.ts";

export interface OnCopies extends Pick<Measured, "mode" | "selection"> {
  /** As it is typed: `validate rehearse`. */
  readonly command: string;
  /** What is told first, beside the command and the stack. */
  readonly heading: string;
  readonly settings: Settings;
  /** Steps that run beside each other, round by round. */
  readonly rounds: readonly (readonly Step[])[];
  readonly factor: number;
  /** What the copies do other than the real stack, beside what steps say themselves. @default nothing */
  readonly deviations?: readonly string[];
  /** What the machine has to have. @default what a stack needs */
  readonly items?: readonly ItemId[];
  readonly began: Date;
  readonly version: string;
  readonly flags: Finish["flags"];
  /** @default none is compared with */
  readonly baseline?: Baseline | undefined;
}

/** Measures parts on copies of a stack's monitoring, a line for each step, and writes the report; returns the exit code. A baseline of other conditions is refused before anything is begun. */
export async function measureOnCopies(options: OnCopies): Promise<number> {
  const { command, heading, settings, rounds, flags, baseline } = options;
  const { mode, selection, deviations = [], factor, began, version } = options;
  if (baseline !== undefined) {
    const conditions = conditionsOf({ ...{ settings, selection, factor, version }, machine: thisMachine() });
    refuseOtherConditions(baseline.key, keyOf({ ...settings, mode, conditions }));
  }
  const machine = { items: await doctor(options.items ?? stackItems) };
  const say = (text: string) => flags.json !== true && process.stdout.write(`${text}\n`);
  say(`\n  sightline ${command} · stack ${settings.stack} · ${heading}`);
  say(`  Takes about ${seconds(secondsOf(rounds))}.\n`);
  const { value: measured } = await untilEnded(
    async (signal) => {
      await runTasks([...machineTasks(machine), leftoversTask()], { endsItself: true });
      const begun = beginSteps(rounds, signal);
      try {
        await runTasks(begun.map(taskOf), { endsItself: true });
        return together(await Promise.all(begun.map(async ({ step, found }) => ({ step, found: await found }))));
      } finally {
        // Those beside one that failed remove what they made.
        await Promise.allSettled(begun.map(({ found }) => found));
      }
    },
    { tell: say, remedy: commandLine(command) },
  );
  if (measured === undefined) return exitCodes.failed;
  const result = resultOf({
    settings,
    measured: { ...measured, mode, selection, deviations: [...deviations, ...measured.deviations] },
    ...{ began, factor, version },
    machine: thisMachine(),
  });
  return finish({ result, flags, baseline, say });
}

function taskOf({ step, found, onProgress }: BegunStep): ListrTask {
  return {
    title: step.title,
    task: async (_, line) => {
      onProgress((progress) => {
        const text = told(progress);
        if (text !== line.output) line.output = text;
      });
      const { sentence, complete, seconds: took } = await found;
      line.title = row(step.title, `${sentence} in ${seconds(took)}${complete ? "" : ", ended early"}`);
    },
  };
}

/** In steps of five seconds: nobody reads faster. */
function told({ doing, secondsLeft }: StepProgress): string {
  return secondsLeft === undefined ? doing : `${doing}, ${seconds(Math.ceil(secondsLeft / 5) * 5)} left`;
}
