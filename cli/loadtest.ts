import { Command } from "commander";
import { reportCommand } from "./loadtest-report.ts";

/** `sightline loadtest …`: what is done with results of load tests. */
export function loadtestCommand(): Command {
  return new Command("loadtest").description("compare results of load tests").addCommand(reportCommand());
}
