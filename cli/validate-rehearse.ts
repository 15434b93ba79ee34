import { Command } from "commander";
import { placedDashboards } from "../bundle/index.ts";
import { partsBeside, wholeRehearsal } from "../validation/index.ts";
import { partsAskedFor, type RehearseFlags } from "./validate-options.ts";
import { playScenarios, withScenarioOptions } from "./validate-scenarios.ts";

/** `sightline validate rehearse`: everything that can be measured on isolated copies of the monitoring, in one report. */
export function rehearseCommand(version: string): Command {
  const command = new Command("rehearse").description(
    "play every alert's scenarios on copies of the monitoring, in compressed time, measure the copies, and report",
  );
  return withScenarioOptions(command)
    .option("--without <parts...>", `leave out: ${partsBeside.join(", ")}`)
    .action(async (flags: RehearseFlags) => {
      const parts = partsAskedFor(flags);
      process.exitCode = await playScenarios({
        ...{ flags, version },
        command: "validate rehearse",
        mode: "rehearsal",
        around: (play, { settings, systems, factor }) =>
          wholeRehearsal({
            ...{ play, settings, factor, parts },
            dashboards: placedDashboards(systems).map(({ dashboard }) => dashboard),
            quick: flags.quick === true,
          }),
      });
    });
}
