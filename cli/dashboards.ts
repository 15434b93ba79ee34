import { Command } from "commander";
import { importCommand } from "./dashboards-import.ts";

/** `sightline dashboards …`: what is done with dashboards alone. */
export function dashboardsCommand(): Command {
  return new Command("dashboards").description("bring dashboards of others").addCommand(importCommand());
}
