/** Why a request is not let through. */
export const refusalReasons = [
  "method",
  "path",
  "query",
  "filter",
  "body",
  "upgrade",
  "connect",
  "expect",
  "malformed",
  "busy",
] as const;

export type RefusalReason = (typeof refusalReasons)[number];

/** What may be asked of the engine, by the name that metrics give it. */
export type Endpoint = "ping" | "version" | "containers" | "container" | "stats" | "networks" | "events";

/** A request that is let through, as it is written anew for the engine: nothing of the client's own bytes is in it. */
export interface Passage {
  readonly endpoint: Endpoint;
  readonly method: "GET" | "HEAD";
  readonly path: string;
}

export interface Refusal {
  readonly reason: RefusalReason;
  /** What is wrong and what is allowed, for whoever asked. */
  readonly message: string;
}

export type Verdict = { readonly passage: Passage } | { readonly refusal: Refusal };

export function refuse(reason: RefusalReason, message: string): { readonly refusal: Refusal } {
  return { refusal: { reason, message } };
}
