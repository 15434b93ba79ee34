import {
  parseExpression,
  parseMetric,
  statisticOf,
  type Threshold,
} from "../../../exporters/load-test/reading/index.ts";
import type { Moment, Series } from "../series/index.ts";

/** What every moment of a run is held to. */
export interface Limit {
  /** In the words of whoever set it: `http_req_duration p(95)<500`. */
  readonly text: string;
  /** Undefined where the moment does not tell. */
  holds(moment: Moment): boolean | undefined;
}

/** The thresholds on failures and times of all requests of the protocol: those can be asked of a moment, too. */
export function limitsOf(thresholds: readonly Pick<Threshold, "metric" | "expression">[], protocol: string): Limit[] {
  return thresholds.flatMap(({ metric, expression }) => {
    const [what, rule] = [parseMetric(metric)?.what, parseExpression(expression)];
    const isOfAll = metric.trim() === `${protocol}_${what}`;
    if (rule === undefined || what === undefined || what === "reqs" || !isOfAll) return [];
    return [
      {
        text: `${metric} ${expression}`,
        holds: (moment: Moment) => {
          const value = statisticOf({ protocol, ...moment }, what, rule.stat);
          return value === undefined ? undefined : rule.holds(value);
        },
      },
    ];
  });
}

/** Where nobody set a limit: one in a hundred fails, or the P95 is five times what it was in the calm of the first quarter. */
export function usualLimits({ moments }: Series): Limit[] {
  const calm = moments.slice(0, Math.max(1, Math.floor(moments.length / 4))).flatMap((one) => p95(one) ?? []);
  const usual = calm.toSorted((a, b) => a - b)[Math.floor(calm.length / 2)];
  return [
    {
      text: "less than 1 % failed",
      holds: ({ requests, failures }) => (requests === 0 ? undefined : failures / requests < 0.01),
    },
    ...(usual === undefined || usual === 0
      ? []
      : [
          {
            text: `P95 below five times that of the first quarter, ${Math.round(usual * 5e6) / 1e3} ms`,
            holds: (moment: Moment) => {
              const value = p95(moment);
              return value === undefined ? undefined : value < usual * 5;
            },
          },
        ]),
  ];
}

function p95({ quantiles }: Moment): number | undefined {
  return quantiles.find(([quantile]) => quantile === "0.95")?.[1];
}
