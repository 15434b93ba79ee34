import type { FastifyInstance } from "fastify";
import { uncompress } from "snappyjs";
import { decodeWriteRequest, type ReceivedSeries } from "./decode.ts";

/** What becomes of the series of a message; `undefined` when all is well, otherwise why none of them could be used. */
export type TakeSeries = (series: readonly ReceivedSeries[], test: string | undefined) => string | undefined;

/** `POST /api/v1/write`: remote write, version 1, as k6 and Prometheus send it. `?test=` names the test. */
export function addRemoteWrite(app: FastifyInstance, maxBytes: number, take: TakeSeries): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    scope.post("/api/v1/write", async (request, reply) => {
      if (/proto=io\.prometheus\.write\.v2/.test(request.headers["content-type"] ?? ""))
        return reply.code(415).send({ error: "this is version 2 of remote write; send version 1" });
      const { test } = request.query as { readonly test?: string | readonly string[] };
      const series = decode(request.body, maxBytes);
      const fault = take(series, typeof test === "string" ? test : undefined);
      return fault === undefined ? reply.code(204).send() : reply.code(400).send({ error: fault });
    });
  });
}

function decode(body: unknown, maxBytes: number): readonly ReceivedSeries[] {
  if (!Buffer.isBuffer(body) || body.length === 0) throw refused(400, "the body is empty");
  let message: Uint8Array;
  try {
    message = uncompress(body, maxBytes);
  } catch (error) {
    const tooLong = /too big/.test((error as Error).message);
    throw refused(
      tooLong ? 413 : 400,
      tooLong
        ? `the message is larger than the ${maxBytes} bytes that are taken`
        : "the body is not compressed with snappy",
    );
  }
  try {
    return decodeWriteRequest(message);
  } catch (error) {
    throw refused(400, `the message is no WriteRequest: ${(error as Error).message}`);
  }
}

function refused(statusCode: number, message: string): Error {
  return Object.assign(new Error(message), { statusCode });
}
