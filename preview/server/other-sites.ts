import { isIP } from "node:net";
import type { FastifyInstance, FastifyRequest } from "fastify";

/**
 * Keeps the pages of other sites away from what is served here, where no password does: a browser says from where a request comes, and under which name
 * it looked for this server. `hosts` are the names under which it may be found, beside addresses and localhost; none means any. Answers 403.
 */
export function keepOtherSitesOut(app: FastifyInstance, hosts: () => readonly string[]): void {
  app.addHook("onRequest", async (request) => {
    const fault = hostFault(request, hosts()) ?? originFault(request);
    if (fault !== undefined) throw Object.assign(new Error(fault), { statusCode: 403 });
  });
}

/** A site whose name suddenly leads here would be of one origin with this server. */
function hostFault({ headers }: FastifyRequest, hosts: readonly string[]): string | undefined {
  if (hosts.length === 0) return undefined;
  const name = nameOf(headers.host ?? "");
  if (name === "localhost" || isIP(name) !== 0 || hosts.includes(name)) return undefined;
  return `this is not ${JSON.stringify(name)}; allow the name with --web.hosts`;
}

/** Links to pages lead here from everywhere; data is for the page alone. Source: https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header */
function originFault({ headers, routeOptions }: FastifyRequest): string | undefined {
  const from = headers["sec-fetch-site"];
  if (!routeOptions.url?.startsWith("/api/") || from === undefined) return undefined;
  return from === "same-origin" || from === "none" ? undefined : "this is not for pages of other sites";
}

function nameOf(host: string): string {
  return host
    .toLowerCase()
    .replace(/:\d+$/, "")
    .replace(/^\[(.*)\]$/, "$1");
}
