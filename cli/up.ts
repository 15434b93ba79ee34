import { Command } from "commander";
import type { ListrTask } from "listr2";
import type { SettingsInput } from "../settings/index.ts";
import { partialSettings } from "../stack/session/index.ts";
import { demoItems, doctor, engine, type Item, type ItemId, readResolved, stackItems } from "../toolchain/index.ts";
import { checkStack } from "./check-stack.ts";
import { closingBlock } from "./closing-block.ts";
import { type Deployment, deploymentTasks } from "./deployment.ts";
import { exitCodes } from "./exit-codes.ts";
import { overridesOf, type SettingOptions } from "./overrides.ts";
import { forecast, imagesOn, machineTasks } from "./prepare-machine.ts";
import { findProject, readStackSettings } from "./project.ts";
import { row, seconds } from "./row.ts";
import { runTasks } from "./run-tasks.ts";

interface UpOptions extends SettingOptions {
  readonly stack: string;
  readonly refresh?: boolean;
}

/** `sightline up`: from whatever the machine has to a running stack. */
export function upCommand(): Command {
  return new Command("up")
    .description("bring the stack up, or bring it to what the settings now say")
    .option("--stack <name>", "which stack; its settings are in Pulumi.<name>.yaml", "dev")
    .option("--refresh", "look at what is really there first, and repair it")
    .option("--demo <systems...>", "also run these systems in miniature, and watch them; all: every one there is")
    .option("--workers <number>", "workers of Chat4All's miniature; instead of sightline:demoWorkers")
    .action(async (options: UpOptions) => {
      process.exitCode = await up(options);
    });
}

async function up({ stack, refresh = false, ...options }: UpOptions): Promise<number> {
  const start = performance.now();
  const project = await findProject();
  const given = await readStackSettings(project, stack);
  const overrides = overridesOf(options, given.values, project.systems);
  const machine = { items: await doctor(itemsFor({ ...given, values: { ...given.values, ...overrides } })) };
  say(`\n  sightline up · stack ${stack} · ${engineTitle(machine.items)}\n`);
  const work: Deployment = { project, stack, refresh, overrides, ...(await checkStack(project, stack, overrides)) };
  const outlook = forecast(machine.items);
  if (outlook !== undefined) say(`  ${outlook}\n`);

  await runTasks([node(), ...machineTasks(machine), ...deploymentTasks(work)]);

  const on = await engine();
  const { tools } = await readResolved();
  const { settings, bundle } = work;
  const images = await imagesOn(on.id);
  say(await closingBlock({ settings, exporters: bundle.exporters, images, stack, k6: tools.k6?.folder }));
  say(`  Ready in ${seconds((performance.now() - start) / 1000)}.\n`);
  return work.ready === false ? exitCodes.found : exitCodes.fine;
}

/** What the machine must have; what only a miniature or another viewer needs is got when that one is asked for. */
function itemsFor(given: SettingsInput): readonly ItemId[] {
  const { demo } = given.values;
  // Wrong settings are told of by others.
  const { viewer = "auto" } = partialSettings(given, ["dashboards"])?.dashboards ?? {};
  const others = viewers.filter((name) => viewer !== "auto" && name !== viewer).map((name) => `image/${name}`);
  const items = stackItems.filter((id) => !others.includes(id));
  return Array.isArray(demo) ? [...items, ...demoItems(demo.map(String))] : items;
}

const viewers = ["grafana", "preview"] as const;

function node(): ListrTask {
  return { title: row(`Node ${process.versions.node}`, "present"), task: () => undefined };
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
