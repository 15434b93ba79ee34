import { fetchWhole } from "../network/index.ts";

/** What Prometheus or the preview's server had against a request; the message is theirs. */
export class QueryError extends Error {
  override readonly name = "QueryError";
}

/** A sample as Prometheus writes it: seconds since 1970, and the value as text. */
export type Sample = readonly [time: number, value: string];

export interface Series {
  readonly metric: Readonly<Record<string, string>>;
  readonly values?: readonly Sample[];
  readonly value?: Sample;
  /** Native histograms, in place of values. */
  readonly histograms?: readonly unknown[];
  readonly histogram?: unknown;
}

export type QueryResult =
  | { readonly resultType: "matrix" | "vector"; readonly result: readonly Series[] }
  | { readonly resultType: "scalar"; readonly result: Sample }
  | { readonly resultType: "string"; readonly result: Sample };

/** An answer's data and what Prometheus remarks about it. */
export interface Answer<Data> {
  readonly data: Data;
  /** What may make the result wrong. */
  readonly warnings: readonly string[];
  /** Advice on the query, such as that a counter's name does not end as those of counters do. */
  readonly infos: readonly string[];
}

/**
 * Asks Prometheus's HTTP API through the preview's server.
 * @param path below `/api/v1/`, such as `query_range`
 * @throws QueryError with Prometheus's own words
 */
export async function ask<Data>(
  path: string,
  parameters: URLSearchParams,
  options: { readonly signal?: AbortSignal; readonly method?: "GET" | "POST" } = {},
): Promise<Answer<Data>> {
  const address = `/api/prometheus/api/v1/${path}`;
  const { method = "GET", signal } = options;
  const init = { method, ...(signal === undefined ? {} : { signal }) };
  const { status, body } = await fetchWhole(
    method === "GET" ? `${address}?${parameters}` : address,
    method === "GET" ? init : { ...init, body: parameters },
  ).catch((cause: unknown) => {
    if (signal?.aborted === true) throw cause;
    throw new QueryError("the preview's server does not answer", { cause });
  });
  const told = body as Told<Data> | undefined;
  if (told?.status !== "success") throw new QueryError(told?.error ?? `HTTP ${status}`);
  return { data: told.data, warnings: told.warnings ?? [], infos: told.infos ?? [] };
}

/** Prometheus's envelope. */
interface Told<Data> {
  readonly status: string;
  readonly data: Data;
  readonly error?: string;
  readonly warnings?: readonly string[];
  readonly infos?: readonly string[];
}
