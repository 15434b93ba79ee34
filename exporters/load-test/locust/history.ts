import { parse } from "csv-parse/sync";
import { quantileOf, seconds } from "../run/index.ts";
import { aggregated } from "./entry.ts";

/** How a run stood at a second, over all its requests. */
export interface HistoryPoint {
  /** Seconds since 1970. */
  readonly at: number;
  readonly users: number;
  /** Since the start. */
  readonly requests: number;
  readonly failures: number;
  /** Seconds by quantile, over the ten seconds before, as Locust has them. */
  readonly quantiles: readonly (readonly [quantile: string, seconds: number])[];
}

/** The rows for all requests of `_stats_history.csv`, in the order of time. */
export function historyPoints(text: string): HistoryPoint[] {
  const rows = parse(text, { columns: true, skip_empty_lines: true, bom: true }) as Readonly<Record<string, string>>[];
  return rows.flatMap((row) => (row.Name === aggregated ? pointOf(row) : []));
}

function pointOf(row: Readonly<Record<string, string>>): HistoryPoint[] {
  const [at, users] = [Number(row.Timestamp), Number(row["User Count"])];
  const [requests, failures] = [Number(row["Total Request Count"]), Number(row["Total Failure Count"])];
  if (![at, users, requests, failures].every(Number.isFinite)) return [];
  const quantiles = Object.entries(row).flatMap(([column, value]) => {
    const [, percent] = /^(\d{1,3}(?:\.\d+)?)%$/.exec(column) ?? [];
    return percent === undefined || !/^\d/.test(value) ? [] : [[quantileOf(percent), seconds(value)] as const];
  });
  return [{ at, users, requests, failures, quantiles }];
}
