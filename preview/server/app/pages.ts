import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { AppFiles } from "./app-files.ts";

/** Scripts and data from here alone; styles in the page, because its components write theirs while they run. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Addresses of the page itself, beside `/`: what is shown, its script finds in the address. */
const views = ["/d/:uid", "/d/:uid/:slug", "/dashboards", "/dashboards/f/:folder"];

const index = "index.html";

/** Their names are digests of their content. */
const immutable = /^\/assets\//;

/** The page under its addresses, and the files it is made of. */
export function addPages(app: FastifyInstance, files: AppFiles): void {
  for (const view of views) app.get(view, sendPageOf(files));
  app.get("/*", (request, reply) => {
    // The target as it was sent: nothing is decoded, so there is nothing that could be decoded twice.
    const [path = ""] = (request.raw.url ?? "").split("?", 1);
    const file = files.find(path);
    if (file === undefined || file === index) return reply.callNotFound();
    reply.header("cache-control", immutable.test(path) ? "public, max-age=31536000, immutable" : "no-cache");
    return files.send(request, protect(reply), file);
  });
}

/** Answers with the page. */
export function sendPageOf(files: AppFiles): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  return (request, reply) => {
    reply.header("cache-control", "no-cache");
    return files.send(request, protect(reply), index);
  };
}

function protect(reply: FastifyReply): FastifyReply {
  return reply.headers({
    "content-security-policy": contentSecurityPolicy,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
  });
}
