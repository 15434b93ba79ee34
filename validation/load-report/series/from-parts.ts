import { amount, fieldsOf, listOf } from "../../../exporters/load-test/reading/index.ts";
import type { Moment, Series } from "./series.ts";

/**
 * The parts of a ramp that a script of k6 added to its summary: `capacity.parts`, each with users, requests, requests per second, quantiles in
 * milliseconds and the share of errors.
 */
export function seriesOfParts(body: unknown): Series | undefined {
  let at = 0;
  const moments = listOf(fieldsOf(fieldsOf(body).capacity).parts).flatMap((one): Moment[] => {
    const part = fieldsOf(one);
    const [users, requests, perSecond] = [part.users, part.requests, part.requests_per_second].map(amount);
    if (requests === undefined || perSecond === undefined) return [];
    const seconds = perSecond === 0 ? 0 : requests / perSecond;
    at += seconds;
    const quantiles = Object.entries({ "0.5": part.p50_ms, "0.95": part.p95_ms, "0.99": part.p99_ms });
    return [
      {
        at,
        seconds,
        requests,
        failures: Math.round((amount(part.error_rate) ?? 0) * requests),
        perSecond,
        quantiles: quantiles.flatMap(([quantile, value]) => {
          const milliseconds = amount(value);
          return milliseconds === undefined || requests === 0 ? [] : [[quantile, milliseconds / 1000] as const];
        }),
        ...(users !== undefined && { users }),
      },
    ];
  });
  return moments.length < 2 ? undefined : { protocol: "http", cut: "steps", moments };
}
