import { runProgram } from "../kit/index.ts";
import { health } from "./health.ts";

export { health, type RunningHealth, startHealth } from "./health.ts";
export { type HealthSettings, healthSettings } from "./settings/index.ts";

/** Runs the health exporter, or one of its commands, to its end. */
export async function main(argv: readonly string[]): Promise<void> {
  await runProgram(health, argv);
}
