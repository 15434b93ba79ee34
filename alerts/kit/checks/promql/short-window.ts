import { formatDuration } from "../../../../metrics/kit/index.ts";
import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";
import { lengthOf } from "./lengths.ts";

export const shortWindow: Check = {
  id: "promql/short-window",
  severity: "error",
  summary: "The range of rate(), increase() or the like is too short for the interval at which samples come.",
  why: "They need two samples in the range: below twice the scrape interval the result is empty most of the time, below four times of it (a warning) one failed scrape is enough to make it so.",
  remedy: "Make it four scrape intervals or more.",
  bad: "rate(http_request_errors_total[20s]) > 1",
  good: "rate(http_request_errors_total[1m]) > 1",
  of: "expression",
  run: (expr, _, { scrapeInterval }) =>
    expr.nodes.flatMap((node) => {
      const range =
        node.type === "call" && needsTwo.has(node.name) ? node.args.find((arg) => arg.type === "range") : undefined;
      // Records come at the interval of their group.
      if (range?.type !== "range" || range.selector.metric.includes(":")) return [];
      const length = lengthOf(range.range);
      if (length === undefined || length >= 4 * scrapeInterval) return [];
      const every = `samples come every ${formatDuration(scrapeInterval)}`;
      const at = handle(expr, range);
      return length < 2 * scrapeInterval
        ? [{ message: `in ${range.range} there are seldom two samples: ${every}.`, at }]
        : [
            {
              message: `in ${range.range} one failed scrape leaves too few samples: ${every}.`,
              severity: "warning" as const,
              at,
            },
          ];
    }),
};

const needsTwo = new Set("rate increase irate delta idelta deriv predict_linear changes resets".split(" "));
