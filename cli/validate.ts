import { Command } from "commander";
import { validateDashboardsCommand } from "./validate-dashboards.ts";

/** `sightline validate`: whether the monitoring does what it is there for. */
export function validateCommand(): Command {
  return new Command("validate").description("validate a running stack").addCommand(validateDashboardsCommand());
}
