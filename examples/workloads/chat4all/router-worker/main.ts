import { runProgram } from "../../../../exporters/kit/index.ts";
import { routerWorker } from "./index.ts";

/** Runs the router until it is told to stop; the program's name may stand first. */
export async function main(argv: readonly string[]): Promise<void> {
  await runProgram(routerWorker, argv);
}

if (import.meta.main) await main(process.argv.slice(2));
