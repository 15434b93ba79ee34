import { mkdir, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Command, Option } from "commander";
import { lintFiles } from "../bundle/index.ts";
import type { Finding, Severity } from "../problems/index.ts";
import { exitCodes } from "./exit-codes.ts";
import { inputsOf } from "./lint-inputs.ts";
import { metricsFrom } from "./lint-metrics.ts";
import { type LintFormat, printFindings, summaryOf } from "./lint-output.ts";
import { lintOwn, settingsOf } from "./lint-stack.ts";

interface LintOptions {
  readonly stack: string;
  readonly metricsFrom?: string;
  readonly scrapeInterval?: string;
  readonly evaluationInterval?: string;
  readonly retention?: string;
  readonly externalLabel?: readonly string[];
  readonly requireMatcher?: readonly string[];
  readonly format: LintFormat;
  readonly json?: boolean;
  readonly out?: string;
  readonly failOn: Severity;
}

/** `sightline lint [FILE…]`: rules, Alertmanager configurations and dashboards, ours or anybody's. */
export function lintCommand(version: string): Command {
  return new Command("lint")
    .description("check rules, Alertmanager configurations and dashboards: the stack's own, or any files")
    .argument("[files...]", "files, folders or patterns; - is standard input; none: what the stack would get")
    .option("--stack <name>", "whose settings to use when no files are given", "dev")
    .option(
      "--metrics-from <url|file>",
      "a Prometheus, a target, or a file in exposition format: report metrics that are not there",
    )
    .option("--scrape-interval <duration>", "how often samples come", undefined)
    .option("--evaluation-interval <duration>", "how often groups without an interval are evaluated")
    .option("--retention <duration>", "how long samples are kept")
    .option(
      "--require-matcher <label...>",
      "labels that every query of a dashboard has to match by the variable of that name",
    )
    .option("--external-label <name...>", "labels that Prometheus adds on the way out")
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json", "sarif"]).default("text"))
    .option("--json", "the same as --format json")
    .option("--out <file>", "write the findings to a file")
    .addOption(
      new Option("--fail-on <severity>", "exit with 1 from this severity on")
        .choices(["error", "warning", "info"])
        .default("error"),
    )
    .action(async (files: readonly string[], options: LintOptions) => {
      process.exitCode = await lint(files, options, version);
    });
}

async function lint(files: readonly string[], options: LintOptions, version: string): Promise<number> {
  const start = performance.now();
  const settings = {
    ...settingsOf(options),
    today: new Date().toISOString().slice(0, 10),
    ...(await metricsFrom(options.metricsFrom)),
  };
  const result =
    files.length === 0
      ? await lintOwn(options.stack, settings)
      : lintFiles(await inputsOf(files), settings, progress());
  const text = printFindings(result.findings, options.json === true ? "json" : options.format, version);
  if (options.out === undefined) process.stdout.write(text);
  else {
    const file = resolve(options.out);
    await mkdir(resolve(file, ".."), { recursive: true });
    await writeFile(file, text);
  }
  process.stderr.write(summaryOf(result.files, result.findings, performance.now() - start));
  return fails(result.findings, options.failOn) ? exitCodes.found : exitCodes.fine;
}

function fails(findings: readonly Finding[], from: Severity): boolean {
  const order: readonly Severity[] = ["info", "warning", "error"];
  return findings.some(({ severity }) => order.indexOf(severity) >= order.indexOf(from));
}

/** Names the file at hand when a run takes longer, on a terminal only. */
function progress(): (file: string) => void {
  if (!process.stderr.isTTY) return () => {};
  const start = performance.now();
  return (file) => {
    if (performance.now() - start > 1000) process.stderr.write(`\r\u001b[K${file}`);
  };
}
