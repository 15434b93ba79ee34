import { runProgram } from "../../../../exporters/kit/index.ts";
import { channelApi } from "./index.ts";

/** Runs the fake channel API until it is told to stop; the program's name may stand first. */
export async function main(argv: readonly string[]): Promise<void> {
  await runProgram(channelApi, argv);
}

if (import.meta.main) await main(process.argv.slice(2));
