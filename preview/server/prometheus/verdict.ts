/** What may be asked of Prometheus. */
export type Endpoint = "query" | "query_range" | "series" | "labels" | "label_values" | "metadata" | "rules" | "alerts";

/** A request to Prometheus, made of nothing but what was checked. */
export interface Question {
  readonly endpoint: Endpoint;
  readonly method: "GET" | "POST";
  /** Below Prometheus's address: `/api/v1/query`. */
  readonly path: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];
}

/** Why a request is not passed on. */
export interface Refusal {
  readonly status: 400 | 403 | 404 | 405 | 413;
  readonly message: string;
  /** Methods that would have been right. */
  readonly allow?: string;
}

export type Verdict = { readonly question: Question } | { readonly refusal: Refusal };

/** What may be asked for at most. */
export interface Limits {
  readonly maxQueryBytes: number;
  readonly maxPoints: number;
  readonly timeoutMs: number;
}
