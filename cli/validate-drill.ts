import { Command, InvalidArgumentError } from "commander";
import type { ListrTask } from "listr2";
import { definitionsOf, panelAnnotations, viewerUrl } from "../bundle/index.ts";
import { milliseconds } from "../metrics/kit/index.ts";
import { DefinitionError } from "../problems/index.ts";
import { viewerOf } from "../settings/index.ts";
import { untilEnded } from "../stack/rehearsal/index.ts";
import { doctor, stackItems, stateFolder } from "../toolchain/index.ts";
import { type Drilled, drill, planDrill, resultOf, usualTimeLimit } from "../validation/index.ts";
import { commandLine, stackOption } from "./command-line.ts";
import { exitCodes } from "./exit-codes.ts";
import { leftoversTask } from "./leftovers-task.ts";
import { machineTasks } from "./prepare-machine.ts";
import { findProject, loadStack } from "./project.ts";
import { row, seconds } from "./row.ts";
import { runTasks } from "./run-tasks.ts";
import { pageOf } from "./stack-page.ts";
import { thisMachine } from "./this-machine.ts";
import { printDrill, toldDrill } from "./validate-drill-output.ts";
import { finish } from "./validate-report.ts";

interface DrillFlags {
  readonly stack: string;
  readonly scenario?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly page?: boolean;
  readonly timeLimit?: number;
  readonly allowProduction?: boolean;
  readonly out: string;
  readonly json?: boolean;
}

/** `sightline validate drill`: one alert, end to end and at full durations, through the Alertmanager of a stack that runs. */
export function drillCommand(version: string): Command {
  return new Command("drill")
    .description("let one alert go its whole way through a stack that runs, marked as a drill, at full durations")
    .argument("<alert>", "name of the alert")
    .option("--stack <name>", "which stack; its settings are in Pulumi.<name>.yaml", "dev")
    .option("--scenario <name>", "which of its scenarios; default: the shortest in which it fires")
    .option("--labels <list>", "which of several rules of the name, by labels: severity=critical,job=api", labelsIn)
    .option("--page", "also tell whom the real alert would reach")
    .option("--time-limit <duration>", "end it by then, such as 20m; default: when every message is late", durationIn)
    .option("--allow-production", "also drill a production stack")
    .option("--out <folder>", "where the report is written", "validation-report")
    .option("--json", "print the result as JSON, and nothing else")
    .action(async (alert: string, flags: DrillFlags) => {
      process.exitCode = await run(alert, flags, version);
    });
}

async function run(alert: string, flags: DrillFlags, version: string): Promise<number> {
  const began = new Date();
  const project = await findProject();
  const { settings, systems, files } = await loadStack(project, flags.stack);
  if (settings.environment === "prod" && flags.allowProduction !== true) throw production(flags.stack);
  const definitions = definitionsOf({ settings, systems, files });
  const { groups, routing, jobs } = definitions;
  const page = flags.page === true;
  const { labels = {}, scenario } = flags;
  const plan = planDrill({ settings, groups, routing, page, wanted: { alert, labels, scenario } });
  const pages = await pageOf(project, settings, flags.stack);
  const through = "there is no Alertmanager that a drill could go through";
  const { url: alertmanager, password = "", trust } = pages("alertmanagerUrl", through);
  const urls = { alertmanager: alertmanager.href, inbox: pages("inboxUrl", through).url.href };
  const timeLimit = flags.timeLimit ?? usualTimeLimit(plan);
  const scraped = jobs.map(({ name }) => name);
  const viewer = viewerOf(settings) === "none" ? undefined : viewerUrl(settings);
  const machine = { items: await doctor(stackItems) };
  const say = (text: string) => flags.json !== true && process.stdout.write(`${text}\n`);
  say(`\n  sightline validate drill · stack ${flags.stack} · ${alert}: ${plan.episode.scenario.name}`);
  say(
    `  Told within ${inWords(plan.bounds.told)}, that it is over within ${inWords(plan.bounds.over)} more; ends by ${inWords(timeLimit)}.\n`,
  );
  const { value: drilled } = await untilEnded(
    async (signal) => {
      let found: Drilled | undefined;
      const task: ListrTask = {
        title: "Drill",
        task: async (_, line) => {
          found = await drill({
            ...{ settings, plan, definitions, page, urls, password, timeLimit, signal },
            ...(trust === undefined ? {} : { trust }),
            annotations: panelAnnotations(systems, { scraped, viewer }),
            stateFolder: stateFolder(),
            onProgress: (progress) => {
              const text = toldDrill(progress);
              if (text !== undefined && text !== line.output) line.output = text;
            },
          });
          line.title = row("Drill", found.complete ? "played" : "ended early");
        },
      };
      await runTasks([...machineTasks(machine), leftoversTask(), task], { endsItself: true });
      return found;
    },
    { tell: say, remedy: commandLine(`validate drill ${alert}`, stackOption(flags.stack)) },
  );
  if (drilled === undefined) return exitCodes.failed;
  const { parts, notes, complete } = drilled;
  const { scenario: played, expected } = plan.episode;
  const took = (Date.now() - began.getTime()) / 1000;
  const result = resultOf({
    ...{ settings, began, version },
    factor: 1,
    measured: {
      mode: "drill",
      selection: `${alert}: ${played.name}`,
      ...{ parts, complete },
      deviations: [...notes],
      deadSelectors: [],
      untestedCritical: [],
      played: { episodes: 1, alerts: 1, fired: expected.length, seconds: took },
    },
    machine: thisMachine(),
  });
  say(printDrill(drilled));
  return finish({ result, flags, baseline: undefined, say });
}

function production(stack: string): DefinitionError {
  return new DefinitionError([
    {
      check: "validation/production",
      severity: "error",
      path: `--stack ${stack}`,
      message: "is a production stack, whose Alertmanager is to tell of what is real.",
      hint: "Drill a staging stack, or give --allow-production.",
    },
  ]);
}

function labelsIn(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(",").map((pair) => /^([a-zA-Z_]\w*)=(.+)$/.exec(pair));
  if (pairs.includes(null)) throw new InvalidArgumentError("Allowed: labels such as severity=critical,job=api.");
  return Object.fromEntries(pairs.map((match) => [match?.[1] ?? "", match?.[2] ?? ""]));
}

function durationIn(text: string): number {
  try {
    const time = milliseconds(text);
    if (time > 0) return time;
  } catch {
    // Told below.
  }
  throw new InvalidArgumentError("Allowed: a duration such as 20m.");
}

function inWords(time: number): string {
  return seconds(Math.ceil(time / 1000));
}
