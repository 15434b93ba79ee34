import { setTimeout as wait } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { DefinitionError } from "../../../problems/index.ts";
import { answers, createReceivers, type ReceiverRequest } from "./receiver.ts";

/** `/api/v1/receivers/<name>` says how a receiver answers, `/receivers/<name>` is that receiver. */
export function addReceivers(app: FastifyInstance, now: () => number): void {
  const receivers = createReceivers(now, wait);
  app.put<Named>("/api/v1/receivers/:name", async ({ params, body }) => receivers.set(params.name, readRequest(body)));
  app.get<Named>(
    "/api/v1/receivers/:name",
    async ({ params }, reply) =>
      receivers.status(params.name) ?? reply.code(404).send({ error: "no receiver has this name" }),
  );
  app.post<Named>("/receivers/:name", async ({ params, body, headers }, reply) => {
    const taken = await receivers.take(params.name, { body, authorization: headers.authorization });
    // Nothing ever follows: whoever asked has to give up, or this program to stop.
    if (taken === undefined) return reply.hijack();
    return reply.code(taken.status).send(taken.text);
  });
}

interface Named {
  readonly Params: { readonly name: string };
}

const request: z.ZodType<ReceiverRequest> = z.strictObject({
  answer: z.enum(answers, `must be one of ${answers.join(", ")}`),
  forwardTo: z.url({ protocol: /^https?$/, error: "must be an address, http or https" }),
  delayMs: z
    .number("must be a number of milliseconds")
    .min(0, "must not be negative")
    .max(60_000, "must be at most a minute")
    .exactOptional(),
});

function readRequest(body: unknown): ReceiverRequest {
  const result = request.safeParse(body);
  if (result.success) return result.data;
  throw new DefinitionError(
    result.error.issues.map(({ path, message }) => ({
      check: "signal/receiver",
      severity: "error",
      path: path.join(".") || "body",
      message,
      hint: "docs/exporters/signal.md shows what is taken",
    })),
  );
}
