import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  baselineOf,
  changeCells,
  compare,
  exitCodeOf,
  printBaseline,
  type Result,
  readBaseline,
  reportFiles,
  toText,
} from "../validation/index.ts";
import { exitCodes } from "./exit-codes.ts";
import type { RehearseFlags } from "./validate-options.ts";
import { writeFolder } from "./write-folder.ts";

export interface Finish {
  readonly result: Result;
  readonly flags: Pick<RehearseFlags, "out" | "json" | "baseline" | "saveBaseline">;
  /** Text of the file that `--baseline` names. */
  readonly baseline: string | undefined;
  readonly say: (text: string) => void;
}

/** Writes the report, compares with the baseline, tells both; returns the exit code. */
export async function finish({ result, flags, baseline, say }: Finish): Promise<number> {
  const comparison =
    baseline === undefined ? undefined : compare(readBaseline(baseline, flags.baseline ?? ""), baselineOf(result));
  const files = reportFiles(result, comparison === undefined ? {} : { baseline: comparison.changes.map(changeCells) });
  writeFolder(flags.out, Object.fromEntries(files));
  if (flags.saveBaseline !== undefined && result.complete)
    await writeFile(flags.saveBaseline, printBaseline(baselineOf(result)));
  if (flags.json === true) process.stdout.write(`${files.get("report.json") ?? ""}\n`);
  else say(toText(result, join(flags.out, "report.html")));
  const code = exitCodeOf(result.readiness);
  return code === exitCodes.fine && comparison?.regression === true ? exitCodes.found : code;
}
