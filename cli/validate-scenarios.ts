import type { Command } from "commander";
import { definitionsOf } from "../bundle/index.ts";
import { stateFolder } from "../toolchain/index.ts";
import {
  alertNames,
  estimate,
  foreignRules,
  type ScenariosStepOptions,
  type Step,
  scenariosStep,
  subjectOf,
} from "../validation/index.ts";
import { findProject, type LoadedStack, loadStack } from "./project.ts";
import { measureOnCopies, type OnCopies } from "./validate-on-copies.ts";
import { type Asked, askedOf, type RehearseFlags, selectionText } from "./validate-options.ts";
import { givenBaseline } from "./validate-report.ts";

/** The options of whatever plays scenarios. */
export function withScenarioOptions(command: Command): Command {
  return command
    .option("--stack <name>", "whose rules and routes; its settings are in Pulumi.<name>.yaml", "dev")
    .option("--quick", "of each alert one scenario that fires and one that does not; done within three minutes")
    .option("--only <alerts...>", "these alerts only, each fault twenty times")
    .option(
      "--factor <number>",
      "by which every duration is divided; default: 20, more where --quick or --only is to be done in time",
    )
    .option("--loads <list>", "multiples of the ordinary background load; default: 1,5,10, with --quick or --only 1")
    .option("--out <folder>", "where the report is written", "validation-report")
    .option("--baseline <file>", "compare with an earlier result; a regression ends with 1")
    .option("--save-baseline <file>", "keep the result to compare later ones with")
    .option("--json", "print the result as JSON, and nothing else");
}

export interface ScenarioPlay extends Pick<OnCopies, "command" | "mode" | "version"> {
  readonly flags: RehearseFlags;
  /** What is reported of the play. @default all that it measures */
  readonly parts?: ScenariosStepOptions["parts"];
  /** Puts the play among the steps that are measured with it. @default it is all */
  readonly around?: (play: Step, context: PlayContext) => Pick<OnCopies, "rounds" | "deviations">;
}

export interface PlayContext extends Pick<LoadedStack, "settings" | "systems"> {
  readonly asked: Asked;
  readonly factor: number;
}

/** Plays scenarios on a copy of a stack's monitoring, with whatever is measured with them; returns the exit code. */
export async function playScenarios({ flags, parts, around, ...rest }: ScenarioPlay): Promise<number> {
  const began = new Date();
  const { settings, systems, files } = await loadStack(await findProject(), flags.stack);
  const subject = subjectOf(settings, definitionsOf({ settings, systems, files }));
  const asked = askedOf(flags, alertNames(subject));
  const baseline = await givenBaseline(flags.baseline);
  const planned = estimate(subject, asked);
  const { selection, loads } = asked;
  const play = scenariosStep({
    ...{ subject, selection, loads },
    estimate: planned,
    stage: { stateFolder: stateFolder() },
    ...(parts === undefined ? {} : { parts }),
  });
  const { factor } = planned;
  const placed = around === undefined ? { rounds: [[play]] } : around(play, { settings, systems, asked, factor });
  return measureOnCopies({
    ...rest,
    heading: `${planned.episodes} scenarios, time ×${factor}`,
    selection: selectionText(selection),
    ...{ settings, factor, began, flags, baseline },
    rounds: placed.rounds,
    deviations: [...foreignRules(settings), ...(placed.deviations ?? [])],
  });
}
