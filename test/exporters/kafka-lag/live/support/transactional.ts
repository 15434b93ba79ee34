import { type BaseOptions, Producer } from "@platformatic/kafka";
import type { ExecutionContext } from "ava";
import { eventually, suffix } from "./actor.ts";

/** A producer that writes in transactions. */
export interface TransactionalProducer {
  begin(): Promise<OpenTransaction>;
}

export interface OpenTransaction {
  /** Writes records with the time of now to partition 0. */
  send(topic: string, records: number): Promise<void>;
  commit(): Promise<void>;
  abort(): Promise<void>;
}

/** Connects; what is open is aborted when the test ends. */
export async function transactionalProducer(
  t: ExecutionContext,
  options: Omit<BaseOptions, "clientId">,
): Promise<TransactionalProducer> {
  const producer = new Producer({
    clientId: "test-transactional",
    idempotent: true,
    transactionalId: `x-${suffix()}`,
    acks: -1,
    ...options,
  });
  t.teardown(async () => {
    if (producer.transaction?.completed === false) await producer.transaction.abort().catch(() => undefined);
    await producer.close();
  });
  return {
    async begin() {
      const transaction = await eventually(() => producer.beginTransaction());
      return {
        async send(topic, records) {
          const messages = Array.from({ length: records }, () => ({ topic, partition: 0, value: Buffer.from("x") }));
          await transaction.send({ messages });
        },
        commit: () => transaction.commit(),
        abort: () => transaction.abort(),
      };
    },
  };
}
