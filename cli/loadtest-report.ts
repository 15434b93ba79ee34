import { Command, InvalidArgumentError, Option } from "commander";
import { DefinitionError } from "../problems/index.ts";
import {
  type FailOn,
  fails,
  type LoadReport,
  loadReport,
  markdownOf,
  pageOf,
} from "../validation/load-report/index.ts";
import { exitCodes } from "./exit-codes.ts";
import { readResultFiles } from "./loadtest-files.ts";
import { writeFolder } from "./write-folder.ts";

interface ReportOptions {
  readonly out?: string;
  readonly threshold?: readonly string[];
  readonly workers?: string;
  readonly acrossTools?: boolean;
  readonly tolerance: number;
  readonly failOn: FailOn;
}

/** `sightline loadtest report FILE…`: results of k6 and Locust side by side. */
export function reportCommand(): Command {
  return new Command("report")
    .description("results of k6 and Locust side by side, the first being what the others are held against")
    .argument("<files...>", "results, or LABEL=FILE; files of one name, or one label, are of one run")
    .option("--out <folder>", "write report.md, report.html and report.json there; none: Markdown to the terminal")
    .option("--threshold <threshold...>", 'for every run beside its own, such as "http_req_duration p(95)<500"')
    .option("--workers <counts>", "workers of each run, such as 1,2,4; none: as names say, such as 2-workers")
    .option("--across-tools", "runs of k6 and of Locust side by side, without verdicts")
    .addOption(
      new Option("--tolerance <percent>", "changes below this are noise").default(0.05, "5").argParser(shareOf),
    )
    .addOption(
      new Option("--fail-on <what>", "exit with 1 for this")
        .choices(["threshold", "regression", "either", "nothing"])
        .default("either"),
    )
    .action(async (files: readonly string[], options: ReportOptions) => {
      process.exitCode = await report(files, options);
    });
}

async function report(given: readonly string[], options: ReportOptions): Promise<number> {
  const made = await compare(given, options);
  if (made === undefined) return exitCodes.failed;
  const markdown = markdownOf(made);
  if (options.out === undefined) process.stdout.write(markdown);
  else {
    const files = {
      "report.md": markdown,
      "report.html": pageOf(made),
      "report.json": `${JSON.stringify(made, null, 2)}\n`,
    };
    for (const path of writeFolder(options.out, files)) process.stdout.write(`${path}\n`);
  }
  return fails(made, options.failOn) ? exitCodes.found : exitCodes.fine;
}

/** A mistake in what was given keeps the comparison from being made: that is no finding about the runs. */
async function compare(given: readonly string[], options: ReportOptions): Promise<LoadReport | undefined> {
  const { threshold, workers, acrossTools = false, tolerance } = options;
  try {
    const { files, findings } = await readResultFiles(given);
    return loadReport(files, {
      acrossTools,
      tolerance,
      findings,
      ...(threshold !== undefined && { thresholds: threshold }),
      ...(workers !== undefined && { workers }),
    });
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return undefined;
  }
}

function shareOf(text: string): number {
  const percent = /^\d{1,3}(\.\d+)?\s*%?$/.test(text.trim()) ? Number.parseFloat(text) : Number.NaN;
  if (!(percent >= 0 && percent <= 100)) throw new InvalidArgumentError("Write percent, from 0 to 100.");
  return percent / 100;
}
