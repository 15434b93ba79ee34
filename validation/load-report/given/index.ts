export { filesTwice, readThresholds, readWorkers, unlikeRuns } from "./check-runs.ts";
export type { GivenFile } from "./given-file.ts";
export type { LoadRun } from "./load-run.ts";
export { readRuns } from "./read-runs.ts";
