import type { OperationRequests, Requests } from "../run/index.ts";

/** Statistics of one kind of request, as Locust keeps them: by method and name. */
export interface Entry {
  readonly method: string;
  readonly name: string;
  readonly requests: Omit<Requests, "protocol">;
}

/** What stands in the place of a name in the row for all requests; its method is empty. */
export const aggregated = "Aggregated";

/** The operations of a run; a name used with several methods of HTTP has the method in front, so that no two are one. */
export function operationsOf(entries: readonly Entry[]): OperationRequests[] {
  const uses = new Map<string, number>();
  for (const { method, name } of entries) {
    const key = `${protocolOf(method)}\0${name}`;
    uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  return entries.map(({ method, name, requests }) => {
    const protocol = protocolOf(method);
    const several = (uses.get(`${protocol}\0${name}`) ?? 0) > 1;
    return { protocol, operation: several ? `${method} ${name}` : name, ...requests };
  });
}

/** All requests under the protocol they share, `mixed` when they do not. */
export function totalOf(total: Omit<Requests, "protocol">, entries: readonly Entry[]): Requests[] {
  const protocols = [...new Set(entries.map(({ method }) => protocolOf(method)))];
  const [protocol = "http"] = protocols;
  return [{ protocol: protocols.length > 1 ? "mixed" : protocol, ...total }];
}

/** Locust's type of a request: a method of HTTP, or what another client calls itself, such as `grpc` or `WSS`. */
export function protocolOf(method: string): string {
  if (method === "" || httpMethods.includes(method.toUpperCase())) return "http";
  return method
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .slice(0, 20);
}

const httpMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"];
