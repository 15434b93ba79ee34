import { Command } from "commander";
import type { RehearseFlags } from "./validate-options.ts";
import { playScenarios, withScenarioOptions } from "./validate-scenarios.ts";

/** `sightline validate accuracy`: whether alerts fire when they should and only then, whatever the machine's speed. */
export function accuracyCommand(version: string): Command {
  const command = new Command("accuracy").description(
    "play every alert's scenarios on a copy of the monitoring, and judge only whether alerts fire when they should",
  );
  return withScenarioOptions(command).action(async (flags: RehearseFlags) => {
    process.exitCode = await playScenarios({
      ...{ flags, version },
      command: "validate accuracy",
      mode: "part",
      parts: ["accuracy"],
    });
  });
}
