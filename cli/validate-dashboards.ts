import { Command, InvalidArgumentError } from "commander";
import { placedDashboards } from "../bundle/index.ts";
import { milliseconds } from "../metrics/kit/index.ts";
import { DefinitionError } from "../problems/index.ts";
import type { Settings } from "../settings/index.ts";
import { type System, selectSystems } from "../systems/index.ts";
import { type DashboardsProgress, measureDashboards } from "../validation/index.ts";
import { exitCodes } from "./exit-codes.ts";
import { type PrometheusOptions, prometheusOf } from "./gaps-prometheus.ts";
import { namesIn } from "./overrides.ts";
import { findProject, loadStack } from "./project.ts";
import { printDashboards } from "./validate-dashboards-output.ts";

interface DashboardsOptions extends PrometheusOptions {
  readonly system?: readonly string[];
  readonly viewers: readonly number[];
  readonly range: readonly string[];
  readonly seconds: number;
  readonly allowProduction?: boolean;
  readonly json?: boolean;
}

/** `sightline validate dashboards`: how every panel of every dashboard answers while several people look. */
export function validateDashboardsCommand(): Command {
  return new Command("dashboards")
    .description("ask every panel's queries as one, ten and fifty viewers do")
    .option("--stack <name>", "whose dashboards and Prometheus to use", "dev")
    .option("--system <name...>", "whose dashboards to look at; all: every one; default: those of the stack")
    .option("--prometheus <url>", "ask this Prometheus in place of the stack's own")
    .option("--user <name>", "user of --prometheus")
    .option("--password-file <file>", "file with the password of --user")
    .option("--viewers <counts>", "how many look at the same time, with commas between", countsIn, [1, 10, 50])
    .option("--range <durations>", "how much time they look at, with commas between", durationsIn, ["1h", "24h", "7d"])
    .option("--seconds <n>", "time for each number of viewers and range", secondsIn, 60)
    .option("--allow-production", "also put this load on a production stack")
    .option("--json", "print the result as JSON")
    .action(async (options: DashboardsOptions) => {
      process.exitCode = await validateDashboards(options);
    });
}

async function validateDashboards(options: DashboardsOptions): Promise<number> {
  const project = await findProject();
  const { settings, systems } = await loadStack(project, options.stack);
  if (settings.environment === "prod" && options.allowProduction !== true) throw production(options.stack);
  const part = await measureDashboards({
    endpoint: await prometheusOf(project, settings, options),
    dashboards: placedDashboards(systemsFor(options.system, systems, project.systems)).map(
      ({ dashboard }) => dashboard,
    ),
    scrapeInterval: settings.scrapeInterval,
    viewers: options.viewers,
    ranges: options.range,
    seconds: options.seconds,
    onProgress: progressOn(process.stderr),
  });
  process.stdout.write(options.json === true ? `${JSON.stringify(part, null, 2)}\n` : printDashboards(part));
  return part.status === "passed" ? exitCodes.fine : exitCodes.found;
}

function systemsFor(
  asked: readonly string[] | undefined,
  own: readonly System[],
  known: readonly System[],
): readonly System[] {
  if (asked === undefined) return own;
  const all = known.map(({ name }) => name);
  return selectSystems(namesIn(asked, all), known);
}

function production(stack: Settings["stack"]): DefinitionError {
  return new DefinitionError([
    {
      check: "validation/production",
      severity: "error",
      path: `--stack ${stack}`,
      message: "is a production stack, and this puts the load of many viewers on its Prometheus.",
      hint: "Look at a staging stack, or give --allow-production.",
    },
  ]);
}

/** A line for each load, where somebody watches. */
function progressOn(stream: NodeJS.WriteStream): (progress: DashboardsProgress) => void {
  if (!stream.isTTY) return () => {};
  return ({ viewers, range, asked, of }) => {
    // Redrawing the line for each of thousands of answers would take time from those who ask.
    if (asked % 25 === 0 || asked === of)
      stream.write(`\r${viewers} at once, ${range}: ${asked} of ${of} queries\u001b[K${asked === of ? "\n" : ""}`);
  };
}

function countsIn(text: string): readonly number[] {
  const counts = text.split(",").map(Number);
  if (counts.every((count) => Number.isInteger(count) && count >= 1 && count <= 500)) return counts;
  throw new InvalidArgumentError("Allowed: whole numbers from 1 to 500 with commas between.");
}

function durationsIn(text: string): readonly string[] {
  const durations = text.split(",");
  if (durations.every(isDuration)) return durations;
  throw new InvalidArgumentError("Allowed: durations such as 1h, 24h or 7d with commas between.");
}

function secondsIn(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= 3600) return seconds;
  throw new InvalidArgumentError("Allowed: more than 0, at most 3600.");
}

function isDuration(text: string): boolean {
  try {
    return milliseconds(text) > 0;
  } catch {
    return false;
  }
}
