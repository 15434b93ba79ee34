import { Command, InvalidArgumentError } from "commander";
import { definitionsOf } from "../bundle/index.ts";
import { measureRoutes } from "../validation/index.ts";
import { exitCodes } from "./exit-codes.ts";
import { findProject, loadStack } from "./project.ts";
import { pageOf } from "./stack-page.ts";
import { printRoutes } from "./validate-routes-output.ts";

interface RoutesFlags {
  readonly stack: string;
  readonly at?: Date;
  readonly json?: boolean;
}

/** `sightline validate routes`: whom every alert would reach by what the running Alertmanager has applied. */
export function validateRoutesCommand(): Command {
  return new Command("routes")
    .description("ask the running stack which routes it has applied, and whom every alert would reach; sends nothing")
    .option("--stack <name>", "which stack", "dev")
    .option(
      "--at <time>",
      "the moment for which mutes are looked at, such as 2026-12-24T20:00:00Z; default: now",
      timeIn,
    )
    .option("--json", "print the result as JSON")
    .action(async (flags: RoutesFlags) => {
      process.exitCode = await validateRoutes(flags);
    });
}

async function validateRoutes({ stack, at, json }: RoutesFlags): Promise<number> {
  const project = await findProject();
  const { settings, systems, files, bundle } = await loadStack(project, stack);
  const page = await pageOf(project, settings, stack);
  const routes = await measureRoutes({
    alertmanager: page("alertmanagerUrl", "there is no Alertmanager to ask"),
    inbox: page("inboxUrl", "there is no inbox to ask"),
    declared: bundle.alertmanager.release.files["alertmanager.yml"] ?? "",
    groups: definitionsOf({ settings, systems, files }).groups,
    externalLabels: { ...settings.externalLabels, stack: settings.stack },
    ...(at === undefined ? {} : { at }),
  });
  process.stdout.write(json === true ? `${JSON.stringify(routes, null, 2)}\n` : printRoutes(routes));
  return exitCodeFor[routes.status];
}

const exitCodeFor = { passed: exitCodes.fine, failed: exitCodes.found, "not measured": exitCodes.failed } as const;

function timeIn(text: string): Date {
  const at = new Date(text);
  if (!Number.isNaN(at.getTime())) return at;
  throw new InvalidArgumentError("Allowed: a time such as 2026-12-24T20:00:00Z.");
}
