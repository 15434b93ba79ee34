import type { Latency } from "../../result/index.ts";
import { spreadOf } from "../../statistics/index.ts";
import { timed } from "../words/index.ts";

/** A row per severity: how many trials, what they took, how many were above their bound. */
export function severityRows({ trials }: Latency, factor: number): string[][] {
  return [...Map.groupBy(trials, ({ severity }) => severity)].map(([severity, own]) => {
    const { n, p50, p95, max } = spreadOf(own.map(({ total }) => total));
    const above = own.filter(({ total, bound }) => total > bound).length;
    return [
      severity,
      String(n),
      ...[p50, p95, max].map((milliseconds) => timed({ milliseconds, factor })),
      String(above),
    ];
  });
}
