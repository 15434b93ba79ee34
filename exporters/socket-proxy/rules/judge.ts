import type { LabelTest } from "../labels.ts";
import { judgeQuery } from "./query.ts";
import { type Endpoint, refuse, type Verdict } from "./verdict.ts";

/** What decides about a request, apart from its connection. */
export interface Asked {
  readonly method: string;
  /** As it stood in the request line, byte for byte. */
  readonly target: string;
}

/** Every path there is, without the version before it. Nothing is decoded or tidied: what differs in one character is another path. */
const endpoints: readonly { readonly endpoint: Endpoint; readonly path: RegExp; readonly head?: true }[] = [
  { endpoint: "ping", path: /^\/_ping$/, head: true },
  { endpoint: "version", path: /^\/version$/ },
  { endpoint: "containers", path: /^\/containers\/json$/ },
  { endpoint: "container", path: /^\/containers\/[0-9a-f]{64}\/json$/ },
  { endpoint: "stats", path: /^\/containers\/[0-9a-f]{64}\/stats$/ },
  { endpoint: "networks", path: /^\/networks$/ },
  { endpoint: "events", path: /^\/events$/ },
];

const allowed =
  "allowed: GET /_ping (and HEAD), /version, /containers/json, /containers/<full id>/json, /containers/<full id>/stats, /networks, /events";

/** Longer than any request that is let through. */
const longestTarget = 8192;

/** Lets through what is on the list, and nothing else. */
export function judge({ method, target }: Asked, isAllowedLabel: LabelTest): Verdict {
  if (method !== "GET" && method !== "HEAD") return refuse("method", `only GET and HEAD are let through; ${allowed}`);
  const mark = target.indexOf("?");
  const path = mark === -1 ? target : target.slice(0, mark);
  const [, version = "", rest = ""] = /^(\/v1\.\d{1,3})?(\/.*)$/.exec(path) ?? [];
  const found = endpoints.find((one) => one.path.test(rest));
  if (found === undefined || target.length > longestTarget)
    return refuse("path", `this path is not let through; ${allowed}`);
  if (method === "HEAD" && !found.head) return refuse("method", "HEAD is for /_ping only");
  const query = judgeQuery(found.endpoint, mark === -1 ? "" : target.slice(mark + 1), isAllowedLabel);
  if ("refusal" in query) return query;
  return { passage: { endpoint: found.endpoint, method, path: `${version}${rest}${query.query}` } };
}
