import { runProgram } from "../../../../exporters/kit/index.ts";
import { connector } from "./index.ts";

/** Runs a channel's connector until it is told to stop; the program's name may stand first. */
export async function main(argv: readonly string[]): Promise<void> {
  await runProgram(connector, argv);
}

if (import.meta.main) await main(process.argv.slice(2));
