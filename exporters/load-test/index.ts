import { runProgram } from "../kit/index.ts";
import { loadTest } from "./load-test.ts";

export { type LoadTestSurroundings, loadTest, type RunningLoadTest, startLoadTest } from "./load-test.ts";
export { type LoadTestSettings, loadTestSettings } from "./settings/index.ts";

/** Runs the receiver of load tests' results until it is told to stop. */
export async function main(argv: readonly string[]): Promise<void> {
  await runProgram(loadTest, argv);
}
