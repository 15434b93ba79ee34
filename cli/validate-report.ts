import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DefinitionError } from "../problems/index.ts";
import {
  type Baseline,
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
  /** What `--baseline` names. */
  readonly baseline: Baseline | undefined;
  readonly say: (text: string) => void;
}

/** The baseline of a file, read before anything is begun; throws DefinitionError where it is none. */
export async function givenBaseline(file: string | undefined): Promise<Baseline | undefined> {
  if (file === undefined) return undefined;
  try {
    return readBaseline(await readFile(file, "utf8"), file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    const hint = "Give the file of --save-baseline.";
    const message = `cannot be read: ${code}.`;
    throw new DefinitionError([{ check: "validation/baseline", severity: "error", path: file, message, hint }]);
  }
}

/**
 * Writes the report, compares with the baseline, tells both; returns the exit code.
 * @throws DefinitionError where the baseline cannot be compared with, when everything else is done: what was measured is not lost to it.
 */
export async function finish({ result, flags, baseline, say }: Finish): Promise<number> {
  const own = baselineOf(result);
  writeFolder(flags.out, Object.fromEntries(reportFiles(result)));
  if (flags.saveBaseline !== undefined) {
    if (result.complete) await writeFile(flags.saveBaseline, printBaseline(own));
    else say(`  ${flags.saveBaseline} is not written: the run was interrupted.`);
  }
  // Of an interrupted run there is less of everything, which is no progress.
  const { comparison, refused } = baseline === undefined || !result.complete ? {} : compared(baseline, own);
  const told = comparison === undefined ? result : { ...result, changes: comparison.changes.map(changeCells) };
  if (told !== result) writeFolder(flags.out, Object.fromEntries(reportFiles(told)));
  if (baseline !== undefined && !result.complete) say("  Not compared with the baseline: the run was interrupted.");
  if (flags.json === true) process.stdout.write(`${reportFiles(told).get("report.json") ?? ""}\n`);
  else say(toText(told, join(flags.out, "report.html")));
  if (refused !== undefined) throw refused;
  const code = exitCodeOf(result.readiness);
  return code === exitCodes.fine && comparison?.regression === true ? exitCodes.found : code;
}

interface Compared {
  readonly comparison?: ReturnType<typeof compare>;
  readonly refused?: DefinitionError;
}

function compared(before: Baseline, after: Baseline): Compared {
  try {
    return { comparison: compare(before, after) };
  } catch (refused) {
    if (!(refused instanceof DefinitionError)) throw refused;
    return { refused };
  }
}
