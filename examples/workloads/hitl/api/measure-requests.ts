import type { FastifyInstance } from "fastify";
import type { HitlMetrics } from "../hitl-metrics.ts";

/** Counts and times every request by its endpoint; what is there for operators only does not count. */
export function measureRequests(app: FastifyInstance, metrics: HitlMetrics): void {
  app.addHook("onRoute", ({ method, url }) => {
    if (isCounted(url) && typeof method === "string" && method !== "HEAD") metrics.expect(method, endpointOf(url));
  });
  app.addHook("onResponse", async (request, reply) => {
    const { url } = request.routeOptions;
    if (url !== undefined && !isCounted(url)) return;
    const endpoint = url === undefined ? "unknown" : endpointOf(url);
    metrics.answered(request.method, endpoint, reply.statusCode, reply.elapsedTime / 1000);
  });
}

function isCounted(url: string): boolean {
  return url.startsWith("/api/") || url.startsWith("/health");
}

/** As OpenAPI writes it: `/api/v1/reviews/{id}`. */
function endpointOf(url: string): string {
  return url.replace(/:(\w+)/g, "{$1}");
}
