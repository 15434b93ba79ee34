import { counter, gauge } from "./kit/index.ts";

// What the receiver of load tests' results says about itself.

/** By tool and the form in which the result came. */
export const resultsTaken = counter("loadtest_results_taken_total", {
  help: "Results that were taken.",
  unit: "results",
  labels: ["tool", "source"],
});

/** `reason` says why; the log has the rest. */
export const resultsRefused = counter("loadtest_results_refused_total", {
  help: "Results that were not taken, by reason.",
  unit: "results",
  labels: ["reason"],
});

export const runsExpired = counter("loadtest_runs_expired_total", {
  help: "Runs whose series left because they were too old.",
  unit: "runs",
});

/** Not those of the folder, which are there again after a restart. */
export const runsNotKept = counter("loadtest_write_failures_total", {
  help: "Runs that could not be written to disk and would be lost by a restart.",
  unit: "runs",
});

export const samplesReceived = counter("loadtest_remote_write_samples_total", {
  help: "Samples received by remote write.",
  unit: "samples",
});

/** `reason` is series_limit, unknown_metric or no_test. */
export const samplesIgnored = counter("loadtest_remote_write_ignored_samples_total", {
  help: "Samples received by remote write that nothing was made of, by reason.",
  unit: "samples",
  labels: ["reason"],
});

/** A file that is not finished yet is not counted. */
export const watchedFaulty = gauge("loadtest_watched_faulty_files", {
  help: "Files in the watched folder that should be results and cannot be read as such.",
  unit: "files",
});

export const watchUp = gauge("loadtest_watch_up", {
  help: "Whether the watched folder could be read.",
  unit: "boolean",
});

/** One for each Locust that the settings name. */
export const locustUp = gauge("loadtest_locust_up", {
  help: "Whether the Locust of the test answered when it was last asked.",
  unit: "boolean",
  labels: ["test"],
});
