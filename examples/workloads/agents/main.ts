import { runProgram } from "../../../exporters/kit/index.ts";
import { agents } from "./program.ts";

/** Runs the agents until they are told to stop; the program's name may stand first. */
export async function main(argv: readonly string[]): Promise<void> {
  await runProgram(agents, argv);
}

if (import.meta.main) await main(process.argv.slice(2));
