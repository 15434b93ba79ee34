import { Command } from "commander";
import { removeData } from "../stack/session/index.ts";
import { engine } from "../toolchain/index.ts";
import { confirm } from "./confirm.ts";
import { exitCodes } from "./exit-codes.ts";
import { openStack } from "./open-stack.ts";
import { findProject, type Project } from "./project.ts";
import { count, row } from "./row.ts";
import { runTasks } from "./run-tasks.ts";

interface DownOptions {
  readonly stack: string;
  readonly volumes?: boolean;
  readonly yes?: boolean;
}

/** `sightline down`: removes the stack; data volumes stay unless they are asked for. */
export function downCommand(): Command {
  return new Command("down")
    .description("remove the stack; its data volumes stay")
    .option("--stack <name>", "which stack", "dev")
    .option("--volumes", "remove the data volumes too, after asking")
    .option("--yes", "do not ask")
    .action(async (options: DownOptions) => {
      process.exitCode = await down(options);
    });
}

async function down({ stack, volumes = false, yes = false }: DownOptions): Promise<number> {
  const project = await findProject();
  if (volumes && !yes && !(await mayRemoveData(project, stack))) {
    process.stdout.write("  Nothing was removed.\n");
    return exitCodes.found;
  }
  process.stdout.write(`\n  sightline down · stack ${stack}\n\n`);
  await runTasks([
    {
      title: "pulumi destroy",
      task: async (_, task) => {
        const session = await openStack(project, stack);
        const { deleted, seconds } = await session.down({
          forgetData: volumes,
          onStep: (step) => {
            task.output = step;
          },
        });
        task.title = row("pulumi destroy", `${deleted} removed in ${seconds} s`);
      },
    },
    {
      title: "Data volumes",
      task: async (_, task) => {
        const { docker } = await engine();
        const found = await removeData(docker, { project: project.name, stack, remove: volumes });
        const told = found.length === 0 ? "none" : `${count(found.length, "volume")} ${volumes ? "removed" : "kept"}`;
        task.title = row("Data volumes", volumes || found.length === 0 ? told : `${told}: ${found.join(", ")}`);
      },
    },
  ]);
  return exitCodes.fine;
}

async function mayRemoveData(project: Project, stack: string): Promise<boolean> {
  const all = `All metrics, silences and notifications of ${project.name}/${stack}`;
  const answer = await confirm(`  ${all} will be gone. Type the stack's name to go on: `, stack);
  if (answer === undefined)
    process.stderr.write("error: --volumes removes data and asks first; there is nobody to ask: add --yes.\n");
  return answer ?? false;
}
