import type { Run } from "../run/index.ts";
import type { LevelName } from "./families-of.ts";

/** How many series the runs have at a level, at most: what is not known counts too. */
export function seriesOf(runs: readonly Run[], level: LevelName): number {
  return runs.reduce((sum, run) => sum + seriesOfRun(run, level), 0);
}

const ofEveryRun = 11;
const ofRequests = 4;
const kindsOfNames = 5;

function seriesOfRun(run: Run, level: LevelName): number {
  const requests = level === "run" ? run.totals : [...run.totals, ...run.operations];
  const series = requests.reduce((sum, { quantiles }) => sum + ofRequests + quantiles.length, 0);
  const details = run.errors.length + 2 * run.checks.length + run.counters.length + run.ratios.length;
  return ofEveryRun + kindsOfNames + run.thresholds.length + series + (level === "run" ? 0 : details);
}
