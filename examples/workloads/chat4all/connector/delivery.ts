import type { Logger } from "../../../../exporters/kit/index.ts";
import { type Message, pause } from "../kafka/index.ts";
import type { ChannelClient } from "./channel-client.ts";
import type { CircuitBreaker } from "./circuit-breaker.ts";
import { dispatch } from "./dispatch.ts";
import type { Journal } from "./journal.ts";

export interface DeliveryOptions {
  readonly client: ChannelClient;
  readonly breaker: CircuitBreaker;
  readonly journal: Journal;
  readonly forwarded: (count: number) => void;
  readonly log: Logger;
}

/** Sends messages, or keeps them until they can be sent. */
export interface Delivery {
  /** Resolves when every message is sent, refused by the channel, or on the disk. Rejects when it is told to stop before that. */
  take(messages: readonly Message[], stopped: AbortSignal): Promise<void>;
  /** Sends what was kept as soon as the breaker lets it, until it is told to stop. */
  forward(stopped: AbortSignal): Promise<void>;
}

const lanes = 16;
const attempts = 3;
const retryDelayMs = 200;

export function createDelivery({ client, breaker, journal, forwarded, log }: DeliveryOptions): Delivery {
  /** False when the message must be kept. What the channel refuses for good is done with. */
  const send = async (message: Message, stopped: AbortSignal): Promise<boolean> => {
    for (let attempt = 1; attempt <= attempts && breaker.permit(); attempt++) {
      const outcome = await client.send(message);
      breaker.record(outcome !== "failed");
      if (outcome === "rejected") log.warn({ id: message.id }, "the channel refused a message");
      if (outcome !== "failed") return true;
      await pause(retryDelayMs * attempt, stopped);
    }
    return false;
  };
  const keep = async (messages: readonly Message[], stopped: AbortSignal) => {
    if (!journal.hasRoom(messages)) log.error({ waiting: journal.size }, "the journal is full, messages stay in Kafka");
    while (!journal.hasRoom(messages)) {
      await pause(500, stopped);
      stopped.throwIfAborted();
    }
    await journal.add(messages);
  };
  return {
    async take(messages, stopped) {
      // Nothing overtakes what waits.
      const isClear = journal.size === 0 && breaker.state() !== "open";
      const unsent = isClear ? await dispatch(messages, (message) => send(message, stopped), lanes) : messages;
      if (unsent.length > 0) await keep(unsent, stopped);
    },
    async forward(stopped) {
      while (!stopped.aborted) {
        // Half-open, one message finds out.
        const batch = journal.first(breaker.state() === "closed" ? 200 : 1);
        const unsent = new Set(
          breaker.state() === "open" ? batch : await dispatch(batch, (message) => send(message, stopped), lanes),
        );
        const sent = batch.filter((message) => !unsent.has(message)).map(({ id }) => id);
        if (sent.length > 0) {
          await journal.remove(sent);
          forwarded(sent.length);
          log.info({ sent: sent.length, waiting: journal.size }, "forwarded what was kept");
        } else await pause(250, stopped);
      }
    },
  };
}
