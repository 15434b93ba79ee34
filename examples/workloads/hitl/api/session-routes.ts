import type { FastifyInstance, FastifyRequest } from "fastify";
import * as z from "zod";
import type { Sessions } from "../redis/index.ts";

/** Reviewers come and go; the miniature believes everybody who reaches it. */
export function addSessionRoutes(api: FastifyInstance, sessions: Sessions): void {
  api.post("/sessions", async ({ body }, reply) => {
    const { reviewer } = login.parse(body);
    return reply.code(201).send({ token: await sessions.open(reviewer), reviewer });
  });
  api.delete("/sessions", async (request, reply) => {
    await sessions.close(tokenOf(request));
    return reply.code(204).send();
  });
}

/** The token of `Authorization: Bearer …`; empty without one. */
export function tokenOf({ headers }: FastifyRequest): string {
  return /^Bearer (\S+)$/i.exec(headers.authorization ?? "")?.[1] ?? "";
}

const login = z.strictObject({ reviewer: z.string().trim().min(1).max(100) });
