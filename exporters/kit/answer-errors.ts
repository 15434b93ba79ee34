import type { FastifyError, FastifyInstance } from "fastify";
import { DefinitionError } from "../../problems/index.ts";

/** Makes every error a JSON object with an `error` sentence: the caller's faults explained, our own only logged. */
export function answerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ error: `there is no ${request.method} ${request.url.split("?", 1)[0]} here` }),
  );
  app.setErrorHandler<FastifyError | DefinitionError>((error, request, reply) => {
    if (error instanceof DefinitionError) {
      return reply.code(400).send({ error: "the request cannot be understood", findings: error.findings });
    }
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send({ error: explain(error, reply.server.initialConfig.bodyLimit) });
    request.log.error({ err: error, method: request.method, url: request.url }, "request failed");
    return reply.code(status).send({ error: "internal error; the program's log has the cause" });
  });
}

function explain(error: FastifyError, bodyLimit: number | undefined): string {
  if (error.code === "FST_ERR_CTP_BODY_TOO_LARGE")
    return `the body is larger than the ${bodyLimit} bytes that are taken`;
  return error.message;
}
