import { Command } from "commander";
import { importCommand } from "./dashboards-import.ts";
import { screenshotCommand } from "./dashboards-screenshot.ts";

/** `sightline dashboards …`: what is done with dashboards alone. */
export function dashboardsCommand(): Command {
  return new Command("dashboards")
    .description("bring dashboards of others, take pictures of one's own")
    .addCommand(importCommand())
    .addCommand(screenshotCommand());
}
