import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import type { FaultBoard } from "../faults/index.ts";
import { type Channel, channels } from "../kafka/index.ts";
import { createLedger, type Ledger } from "./ledger.ts";

export interface ChannelApiOptions {
  readonly faults: FaultBoard;
  /** Milliseconds until the next answer. */
  readonly latencyMs: () => number;
  readonly errorShare: number;
}

/** Takes messages as a channel's API would, and tells which it took. */
export function addChannelRoutes(app: FastifyInstance, { faults, latencyMs, errorShare }: ChannelApiOptions): void {
  const ledgers = new Map<Channel, Ledger>(channels.map((channel) => [channel, createLedger()]));

  app.post<{ Params: { channel: string } }>("/v1/:channel/messages", async (request, reply) => {
    const channel = known.safeParse(request.params.channel).data;
    if (channel === undefined) return reply.code(404).send({ error: "there is no such channel" });
    const outage = faults.active("outage");
    if (outage !== undefined && ["all", channel].includes(outage.channel)) {
      request.raw.socket.destroy();
      return reply.hijack();
    }
    await sleep(latencyMs() + (faults.active("slow")?.delayMs ?? 0));
    if (Math.random() < (faults.active("errors")?.share ?? errorShare)) {
      return reply.code(500).send({ error: "something went wrong" });
    }
    const message = outgoing.safeParse(request.body);
    if (!message.success) return reply.code(400).send({ error: z.prettifyError(message.error) });
    const { id, to } = message.data;
    const isNew = ledgers.get(channel)?.take({ id, to });
    return { id, status: isNew ? "taken" : "taken before" };
  });

  app.get<{ Params: { channel: string } }>("/v1/:channel/messages", async ({ params, query }, reply) => {
    const ledger = ledgers.get(params.channel as Channel);
    if (ledger === undefined) return reply.code(404).send({ error: "there is no such channel" });
    const { after, limit } = range.parse(query);
    return ledger.read(after, limit);
  });
}

const known = z.enum(channels);
const outgoing = z.object({ id: z.string().min(1), to: z.string().min(1), text: z.string() });
const range = z.object({
  after: z.coerce.number().int().min(0).default(0).catch(0),
  limit: z.coerce.number().int().min(0).max(100_000).default(1000).catch(1000),
});
