import type { FastifyInstance, FastifyReply } from "fastify";
import * as z from "zod";
import { askHealth } from "./health.ts";
import {
  type Beginning,
  type ConcurrencyMonitor,
  type KindName,
  kindNames,
  type Ledger,
  type Operations,
  type Outcome,
  outcomes,
} from "./operations/index.ts";
import type { DatabasePoolManager } from "./pools/index.ts";

export interface Parts {
  readonly operations: Operations;
  readonly monitor: ConcurrencyMonitor;
  readonly ledger: Ledger;
  readonly pools: DatabasePoolManager;
}

/** What the agents answer: operations, their state, health. */
export function addRoutes(app: FastifyInstance, { operations, monitor, ledger, pools }: Parts): void {
  const startedAt = new Date().toISOString();

  app.post("/operations", async (request, reply) => {
    const given = asked.safeParse(request.query);
    if (!given.success) return reply.code(400).send({ error: given.error.issues.map(problemOf).join("; ") });
    const { operation, agents, wait } = given.data;
    if (!ledger.isOpen()) return reply.code(503).send({ error: "the database was not reached yet" });
    const beginning = await operations.begin(operation, agents);
    return answer(reply, beginning, wait);
  });
  app.get("/operations", async () => ({ ...monitor.state(), unsettled: ledger.unsettled() }));
  app.get("/operations/ledger", async (_request, reply) => {
    const counted = await ledger.count().catch((error: Error) => error);
    return counted instanceof Error ? reply.code(503).send({ error: counted.message }) : counted;
  });
  app.get("/health/live", async () => ({ status: "up" }));
  app.get("/health", async (_request, reply) => {
    const health = await askHealth(pools, ledger, startedAt);
    return reply.code(health.status === "up" ? 200 : 503).send(health);
  });
}

const asked = z.strictObject({
  operation: z.enum(kindNames as readonly [KindName, ...KindName[]]).default("plan"),
  agents: z.coerce.number().int().min(1).max(1000).default(1),
  wait: z
    .enum(["true", "false"])
    .default("false")
    .transform((text) => text === "true"),
});

function problemOf({ path, message }: { readonly path: readonly PropertyKey[]; readonly message: string }): string {
  return `${path.join(".") || "the query"}: ${message}`;
}

async function answer(reply: FastifyReply, { accepted, rejected, refused, ended }: Beginning, wait: boolean) {
  if (refused !== undefined) return reply.code(503).send({ accepted: 0, rejected, error: refused });
  if (accepted.length === 0)
    return reply.code(429).send({ accepted: 0, rejected, error: "the rate limiter rejects it" });
  if (!wait) return reply.code(202).send({ accepted: accepted.length, rejected, ids: accepted });
  const counts = countOf(await ended);
  const status = counts.completed === accepted.length ? (rejected > 0 ? 429 : 200) : counts.failed > 0 ? 502 : 504;
  return reply.code(status).send({ accepted: accepted.length, rejected, ...counts });
}

function countOf(ended: readonly Outcome[]): Readonly<Record<Outcome, number>> {
  return Object.fromEntries(
    outcomes.map((outcome) => [outcome, ended.filter((one) => one === outcome).length]),
  ) as Record<Outcome, number>;
}
