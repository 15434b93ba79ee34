import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type MetricObject, type OpenMetricsContentType, Registry } from "prom-client";

const compress = promisify(gzip);

/** Answers a scrape: OpenMetrics when the client prefers it, the text format otherwise, compressed when it takes gzip. */
export async function sendMetrics(
  registry: Registry,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const open = prefersOpenMetrics(request.headers.accept ?? "");
  const text = open ? await openMetricsView(registry).metrics() : await registry.metrics();
  reply
    .header("content-type", open ? Registry.OPENMETRICS_CONTENT_TYPE : Registry.PROMETHEUS_CONTENT_TYPE)
    .header("vary", "accept, accept-encoding");
  if (!/\bgzip\b(?!\s*;\s*q=0(\.0+)?\s*(,|$))/.test(String(request.headers["accept-encoding"] ?? "")))
    return reply.send(text);
  return reply.header("content-encoding", "gzip").send(await compress(text));
}

/** Media types and weights as in RFC 9110, section 12.5.1; the text format wins a tie and everything unclear. */
function prefersOpenMetrics(accept: string): boolean {
  const best = { open: 0, plain: 0 };
  for (const range of accept.split(",")) {
    const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    const q = parameters.find((parameter) => parameter.startsWith("q="));
    const weight = q === undefined ? 1 : Number(q.slice(2));
    if (type === "application/openmetrics-text") best.open = Math.max(best.open, weight);
    if (type === "text/plain") best.plain = Math.max(best.plain, weight);
  }
  return best.open > best.plain;
}

/**
 * A second registry over the same metrics. The library picks the format per registry and, for OpenMetrics, cuts `_total` off the counters' names for good:
 * it is given stand-ins to cut at.
 */
function openMetricsView(registry: Registry): Registry<OpenMetricsContentType> {
  const view = new Registry<OpenMetricsContentType>();
  view.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
  for (const metric of registry.getMetricsAsArray() as readonly unknown[] as readonly ReadableMetric[]) {
    const standIn: ReadableMetric = {
      name: metric.name,
      type: metric.type,
      get: async () => ({ ...(await metric.get()), name: standIn.name }),
    };
    view.registerMetric(standIn as never);
  }
  return view;
}

interface ReadableMetric {
  readonly name: string;
  readonly type: unknown;
  get(): Promise<MetricObject> | MetricObject;
}
