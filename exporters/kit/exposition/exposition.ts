import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Registry } from "prom-client";
import { acceptedFormat, acceptsEncoding } from "./accept.ts";
import type { Family } from "./family.ts";
import { deflate, gzipMember } from "./gzip.ts";
import type { Format } from "./header.ts";
import { hold } from "./lease.ts";
import { ownMetrics } from "./own-metrics.ts";
import { snapshotBody } from "./snapshot-body.ts";

/** Answers a scrape with a snapshot and, behind it, the program's own metrics. */
export type SendMetrics = (
  families: readonly Family[],
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<FastifyReply>;

/**
 * Makes the answer to scrapes: OpenMetrics when the client prefers it, the text format otherwise, compressed when it takes gzip.
 * Scrapes that are answered at the same moment share the bytes, plain and compressed. `refresh` brings the registry up to date.
 */
export function createExposition(registry: Registry, refresh: () => void): SendMetrics {
  const underWay = new Map<string, { readonly families: readonly Family[]; readonly parts: Promise<Bytes> }>();

  function shared(families: readonly Family[], format: Format, gzip: boolean): Promise<Bytes> {
    const key = `${format} ${gzip}`;
    const other = underWay.get(key);
    if (other?.families === families) return other.parts;
    const rendering = { families, parts: render(families, format, gzip) };
    underWay.set(key, rendering);
    const done = () => void (underWay.get(key) === rendering && underWay.delete(key));
    rendering.parts.then(done, done);
    return rendering.parts;
  }

  async function render(families: readonly Family[], format: Format, gzip: boolean): Promise<Bytes> {
    refresh();
    const snapshot = snapshotBody(families, format);
    const own = Buffer.from(await ownMetrics(registry, format));
    if (!gzip) return [...snapshot.parts, own];
    const before = await snapshot.deflated();
    return gzipMember([before, await deflate([own], before, true)]);
  }

  return async (families, request, reply) => {
    const format = acceptedFormat(request.headers.accept);
    const gzip = acceptsEncoding("gzip", String(request.headers["accept-encoding"] ?? ""));
    reply.raw.once("close", hold(families));
    const parts = await shared(families, format, gzip);
    if (gzip) reply.header("content-encoding", "gzip");
    return reply
      .header("content-type", contentTypes[format])
      .header("vary", "accept, accept-encoding")
      .header(
        "content-length",
        parts.reduce((length, part) => length + part.length, 0),
      )
      .send(Readable.from(parts, { objectMode: false }));
  };
}

type Bytes = readonly Buffer[];

const contentTypes: Readonly<Record<Format, string>> = {
  text: Registry.PROMETHEUS_CONTENT_TYPE,
  openmetrics: Registry.OPENMETRICS_CONTENT_TYPE,
};
