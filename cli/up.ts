import { Command } from "commander";
import type { ListrTask } from "listr2";
import type { Bundle } from "../bundle/index.ts";
import { DefinitionError, type Finding } from "../problems/index.ts";
import type { Settings } from "../settings/index.ts";
import {
  awaitReadiness,
  brokenParts,
  type Changes,
  portFindings,
  type Readiness,
  removeLeftovers,
  tlsFindings,
} from "../stack/session/index.ts";
import { doctor, engine, findEngine, type Item } from "../toolchain/index.ts";
import { closingBlock } from "./closing-block.ts";
import { exitCodes } from "./exit-codes.ts";
import { openStack } from "./open-stack.ts";
import { forecast, imagesOn, machineTasks } from "./prepare-machine.ts";
import { findProject, loadStack, type Project, readStackSettings } from "./project.ts";
import { count, row, seconds } from "./row.ts";
import { runTasks } from "./run-tasks.ts";

interface UpOptions {
  readonly stack: string;
  readonly refresh?: boolean;
}

/** How long the first scrapes and the first notification may take. */
const readySeconds = 120;

/** `sightline up`: from whatever the machine has to a running stack. */
export function upCommand(): Command {
  return new Command("up")
    .description("bring the stack up, or bring it to what the settings now say")
    .option("--stack <name>", "which stack; its settings are in Pulumi.<name>.yaml", "dev")
    .option("--refresh", "look at what is really there first, and repair it")
    .action(async (options: UpOptions) => {
      process.exitCode = await up(options);
    });
}

async function up({ stack, refresh = false }: UpOptions): Promise<number> {
  const start = performance.now();
  const project = await findProject();
  const machine = { items: await doctor() };
  say(`\n  sightline up · stack ${stack} · ${engineTitle(machine.items)}\n`);
  const work: Work = await check(project, stack);
  const outlook = forecast(machine.items);
  if (outlook !== undefined) say(`  ${outlook}\n`);

  await runTasks([node(), ...machineTasks(machine), ...deployment(project, stack, refresh, work)]);

  const on = await engine();
  say(await closingBlock({ settings: work.settings, images: await imagesOn(on.id), stack }));
  say(`  Ready in ${seconds((performance.now() - start) / 1000)}.\n`);
  return work.ready === false ? exitCodes.found : exitCodes.fine;
}

interface Work {
  settings: Settings;
  bundle: Bundle;
  ready?: boolean;
}

/** Every problem of the settings and of the certificate, and every port that is taken, before anything is done. */
async function check(project: Project, stack: string): Promise<Work> {
  const findings: Finding[] = [];
  let work: Work | undefined;
  try {
    work = await loadStack(project, stack);
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    findings.push(...error.findings);
  }
  const given = await readStackSettings(project, stack);
  findings.push(...tlsFindings(given, project.folder));
  const on = await findEngine();
  if ("docker" in on) findings.push(...(await portFindings(on.docker, given)));
  if (work === undefined || findings.length > 0) throw new DefinitionError(findings);
  return work;
}

function node(): ListrTask {
  return { title: row(`Node ${process.versions.node}`, "present"), task: () => undefined };
}

function deployment(project: Project, stack: string, refresh: boolean, work: Work): ListrTask[] {
  return [
    {
      title: "Bundle",
      task: async (_, task) => {
        const { absent } = await imagesOn((await engine()).id);
        const grafanaRuns = work.settings.grafana !== false && absent.grafana === undefined;
        Object.assign(work, await loadStack(project, stack, { grafanaRuns }));
        const { systems, alerts, dashboards, findings } = work.bundle.counts;
        const told = [count(systems, "system"), count(alerts, "alert"), count(dashboards, "dashboard")];
        task.title = row("Bundle", [...told, count(findings, "finding")].join(" · "));
      },
    },
    {
      title: "pulumi up",
      task: async (_, task) => {
        const session = await openStack(project, stack);
        const { docker } = await engine();
        await removeLeftovers(docker, project.name, stack);
        const broken = refresh ? [] : await brokenParts(docker, project.name, stack);
        if (broken.length > 0) task.output = `${broken.join(", ")} not running: looking at what is really there`;
        const changes = await session.up({
          refresh: refresh || broken.length > 0,
          onStep: (step) => {
            task.output = step;
          },
        });
        task.title = row("pulumi up", tellChanges(changes));
      },
    },
    {
      title: "Targets",
      task: async (_, task) => {
        const on = await engine();
        const { images } = await imagesOn(on.id);
        const readiness = await awaitReadiness({
          docker: on.docker,
          image: images.programs?.id ?? "",
          settings: work.settings,
          timeoutSeconds: readySeconds,
          onChange: (now) => {
            task.output = tellReadiness(now);
          },
        });
        work.ready = readiness.down.length === 0 && readiness.watchdogAge !== null;
        task.title = row("Targets", tellReadiness(readiness));
        if (!work.ready) throw new Error(task.title);
      },
      exitOnError: false,
    },
  ];
}

function tellChanges({ created, updated, replaced, deleted, seconds: time }: Changes): string {
  const parts = [
    [created, "created"],
    [updated, "updated"],
    [replaced, "replaced"],
    [deleted, "removed"],
  ] as const;
  const told = parts.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
  return `${told.length === 0 ? "no changes" : told.join(", ")} in ${time} s`;
}

function tellReadiness({ up, down, watchdogAge }: Readiness): string {
  const watchdog =
    watchdogAge === null ? "Watchdog not delivered yet" : `Watchdog delivered ${seconds(watchdogAge)} ago`;
  const targets = `${up} of ${up + down.length} up`;
  const faults = down.map(({ job, error }) => `${job}: ${error === "" ? "not scraped yet" : error}`);
  return [targets, ...faults, watchdog].join(" · ");
}

function engineTitle(items: readonly Item[]): string {
  const item = items.find(({ id }) => id === "engine");
  const place = process.env.DOCKER_HOST ?? "local";
  if (item === undefined || item.how === "missing") return "no Docker engine";
  return item.pending ? `Docker Engine to be started (${place})` : `Docker Engine ${item.version} (${place})`;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
