import { readFileSync } from "node:fs";
import { type Result, readResult } from "../../../../exporters/load-test/result/index.ts";
import type { Run } from "../../../../exporters/load-test/run/index.ts";

const folder = new URL("../../../golden/exporters/load-test/results/", import.meta.url);

/** Files that k6 2.0.0 and Locust 2.47.0 wrote for the loads beside this. `k6-summary.json` and `k6-summary-export.json` are of one run. */
export const files = {
  summary: "k6-summary.json",
  summaryExport: "k6-summary-export.json",
  machineReadable: "k6-machine-readable.json",
  stats: "locust_stats.csv",
  failures: "locust_failures.csv",
  history: "locust_stats_history.csv",
  exceptions: "locust_exceptions.csv",
  sameRunStats: "locust-same-run_stats.csv",
  sameRunJson: "locust-same-run.locust.json",
  webUi: "locust-web-ui.json",
} as const;

export function textOf(file: keyof typeof files): string {
  return readFileSync(new URL(files[file], folder), "utf8");
}

/** When the results of the tests are given, seconds since 1970. */
export const givenAt = 1_790_000_000;

export function resultOf(text: string, test = "mix"): Result {
  return readResult(text, { test, givenAt });
}

export function runOf(text: string): Run {
  const result = resultOf(text);
  if ("run" in result) return result.run;
  throw new Error("a part of a result");
}

/** Milliseconds of a quantile. */
export function quantile(run: Run, which: string, operation?: string): number | undefined {
  const requests = operation === undefined ? run.totals[0] : run.operations.find((one) => one.operation === operation);
  return requests?.quantiles.find(([one]) => one === which)?.[1];
}
