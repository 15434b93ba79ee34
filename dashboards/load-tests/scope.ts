import { loadTest } from "../../metrics/index.ts";
import { max, share, sum, variable } from "../kit/index.ts";

/** The tests chosen at the top of the page. */
export const chosen = { test: variable("test"), tool: variable("tool") };

export const each = ["test", "tool"] as const;

export const legend = "{{test}} {{tool}}";

/** A quantile of the latest run; of several protocols the slowest counts. Each tool tells some of them only. */
export const quantileOf = (quantile: "0.5" | "0.95" | "0.99") =>
  max(loadTest.requestDuration.where(chosen).quantiles.where({ quantile })).by(...each);

export const failed = share(
  sum(loadTest.failures.where(chosen)).by(...each),
  sum(loadTest.requests.where(chosen)).by(...each),
);

export const throughput = sum(loadTest.requestRate.where(chosen)).by(...each);

/** More than one in a hundred is more than any of the tests may fail. */
export const failureColors = {
  steps: [
    { from: 0.001, color: "orange" },
    { from: 0.01, color: "red" },
  ],
} as const;
