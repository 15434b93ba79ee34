import { Command } from "commander";
import { accuracyCommand } from "./validate-accuracy.ts";
import { collectionCommand } from "./validate-collection.ts";
import { validateDashboardsCommand } from "./validate-dashboards.ts";
import { drillCommand } from "./validate-drill.ts";
import { faultsCommand } from "./validate-faults.ts";
import { rehearseCommand } from "./validate-rehearse.ts";
import { resilienceCommand } from "./validate-resilience.ts";
import { validateRoutesCommand } from "./validate-routes.ts";

/** `sightline validate …`: whether the monitoring does what it is there for. */
export function validateCommand(version: string): Command {
  return new Command("validate")
    .description("prove that alerts fire and arrive when they should, and that dashboards answer")
    .addCommand(rehearseCommand(version))
    .addCommand(accuracyCommand(version))
    .addCommand(collectionCommand(version))
    .addCommand(resilienceCommand(version))
    .addCommand(faultsCommand(version))
    .addCommand(validateRoutesCommand())
    .addCommand(drillCommand(version))
    .addCommand(validateDashboardsCommand());
}
