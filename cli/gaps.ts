import { Command } from "commander";
import { compare, type Exposed, exposedBy, type Gaps, needsOf, questionsOf } from "../bundle/index.ts";
import { milliseconds } from "../metrics/kit/index.ts";
import { type System, selectSystems } from "../systems/index.ts";
import { exitCodes } from "./exit-codes.ts";
import { savedMetrics } from "./gaps-files.ts";
import { printGaps } from "./gaps-output.ts";
import { type PrometheusOptions, prometheusOf } from "./gaps-prometheus.ts";
import { namesIn } from "./overrides.ts";
import { findProject, type LoadedStack, loadStack, type Project } from "./project.ts";
import { type Ask, exposedTo, lookAgain, prometheusApi, targetsOf } from "./prometheus/index.ts";

interface GapsOptions extends PrometheusOptions {
  readonly metrics?: readonly string[];
  readonly system?: readonly string[];
  readonly since: string;
  readonly unused?: boolean;
  readonly json?: boolean;
}

/** `sightline gaps`: what dashboards, alerts and objectives need, against what targets expose. */
export function gapsCommand(): Command {
  return new Command("gaps")
    .description("compare what dashboards, alerts and objectives need with what targets expose")
    .option("--stack <name>", "whose settings and Prometheus to use", "dev")
    .option(
      "--system <name...>",
      "what to look at; all: every one; default: what is scraped, and the stack's own systems",
    )
    .option("--prometheus <url>", "ask this Prometheus in place of the stack's own")
    .option("--user <name>", "user of --prometheus")
    .option("--password-file <file>", "file with the password of --user")
    .option("--metrics <job=file...>", "saved /metrics of targets in place of a Prometheus")
    .option("--since <duration>", "how far back a series counts as there; of a Prometheus only", "1d")
    .option("--unused", "list everything that is exposed and read by nobody")
    .option("--json", "print as JSON")
    .action(async (options: GapsOptions) => {
      process.exitCode = await findGaps(options);
    });
}

async function findGaps(options: GapsOptions): Promise<number> {
  const project = await findProject();
  const loaded = await loadStack(project, options.stack);
  const { source, exposed, gaps } =
    options.metrics === undefined
      ? await fromPrometheus(project, loaded, options)
      : fromFiles(project, loaded, options.metrics, options);
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify({ source, targets: exposed.targets, ...gaps }, null, 2)}\n`
      : printGaps({ source, exposed, gaps }, { unused: options.unused ?? false, width: process.stdout.columns ?? 160 }),
  );
  return gaps.gaps.length > 0 ? exitCodes.found : exitCodes.fine;
}

interface Result {
  /** What was asked, in words. */
  readonly source: string;
  readonly exposed: Exposed;
  readonly gaps: Gaps;
}

function fromFiles(project: Project, loaded: LoadedStack, given: readonly string[], options: GapsOptions): Result {
  const saved = savedMetrics(given);
  const exposed = exposedBy(saved);
  const jobs = saved.map(({ job }) => job);
  const systems = systemsFor(project, loaded, jobs, options);
  const needs = needsOf({ systems, scraped: jobs, rules: loaded.files.rules });
  return {
    source: `${saved.length === 1 ? "a file" : `${saved.length} files`}`,
    exposed,
    gaps: compare(needs, exposed, systems),
  };
}

async function fromPrometheus(project: Project, loaded: LoadedStack, options: GapsOptions): Promise<Result> {
  const address = await prometheusOf(project, loaded.settings, options);
  const ask: Ask = prometheusApi(address);
  const targets = await targetsOf(ask);
  const jobs = [...new Set(targets.map(({ job }) => job))];
  const systems = systemsFor(project, loaded, jobs, options);
  const needs = needsOf({ systems, scraped: jobs, rules: loaded.files.rules });
  const exposed = await exposedTo(ask, targets, questionsOf(needs));
  const since = Math.floor((Date.now() - milliseconds(options.since)) / 1000);
  const whole = await lookAgain(ask, exposed, compare(needs, exposed, systems), since);
  return { source: address.url.origin, exposed: whole, gaps: compare(needs, whole, systems) };
}

/** What was asked for; else the systems that are scraped, and of the stack's own Prometheus all that it should scrape. */
function systemsFor(
  { systems: known }: Project,
  loaded: LoadedStack,
  jobs: readonly string[],
  { system, metrics, prometheus }: GapsOptions,
): readonly System[] {
  if (system !== undefined) {
    const all = known.map(({ name }) => name);
    return selectSystems(namesIn(system, all), known);
  }
  const scraped = known.filter(({ targets }) => jobs.some((job) => job in targets));
  const own = metrics === undefined && prometheus === undefined;
  if (scraped.length === 0) return loaded.systems;
  return own ? [...new Set([...loaded.systems, ...scraped])] : scraped;
}
