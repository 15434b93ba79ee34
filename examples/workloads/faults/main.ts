import { runFaults } from "../kit/index.ts";
import { faultParts } from "./index.ts";

/** Runs the command for faults; its name may stand first, as in the command of a container. */
export async function main(argv: readonly string[]): Promise<void> {
  const args = argv[0] === "faults" ? argv.slice(1) : argv;
  process.exitCode = await runFaults(args, (text) => process.stdout.write(text), faultParts);
}

if (import.meta.main) await main(process.argv.slice(2));
