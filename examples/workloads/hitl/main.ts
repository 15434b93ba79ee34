import { runProgram } from "../../../exporters/kit/index.ts";
import { hitlApi } from "./program.ts";

/** Runs the HITL API until it is told to stop; the program's name may stand first. */
export async function main(argv: readonly string[]): Promise<void> {
  await runProgram(hitlApi, argv);
}

if (import.meta.main) await main(process.argv.slice(2));
