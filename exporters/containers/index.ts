import { runProgram } from "../kit/index.ts";
import { containers } from "./containers.ts";

export { containers, type RunningContainers, startContainers } from "./containers.ts";
export { type ContainersSettings, containersSettings } from "./settings/index.ts";

/** Runs the containers exporter, or one of its commands, to its end. */
export async function main(argv: readonly string[]): Promise<void> {
  await runProgram(containers, argv);
}
