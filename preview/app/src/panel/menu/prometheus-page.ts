export interface GraphQuery {
  readonly expr: string;
  /** Seconds since 1970. */
  readonly from: number;
  readonly to: number;
  /** A table of the values at the end in place of a graph. */
  readonly instant: boolean;
}

/** Prometheus's page with queries and their range. */
export function prometheusPage(address: string, queries: readonly GraphQuery[]): string {
  const parameters = new URLSearchParams();
  for (const [index, { expr, from, to, instant }] of queries.entries()) {
    const panel = `g${index}`;
    parameters.append(`${panel}.expr`, expr);
    parameters.append(`${panel}.tab`, instant ? "table" : "graph");
    parameters.append(`${panel}.range_input`, `${Math.max(1, Math.round(to - from))}s`);
    parameters.append(`${panel}.end_input`, utc(to));
    parameters.append(`${panel}.moment_input`, utc(to));
  }
  return `${address.replace(/\/+$/, "")}/query?${parameters}`;
}

/** As its page reads moments: `2026-01-15 12:00:00`. */
function utc(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ");
}
