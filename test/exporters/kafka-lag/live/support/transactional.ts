import { Admin, type BaseOptions, FetchIsolationLevels, Producer } from "@platformatic/kafka";
import type { ExecutionContext } from "ava";
import { eventually, suffix } from "./actor.ts";

/** A producer that writes in transactions. */
export interface TransactionalProducer {
  begin(): Promise<OpenTransaction>;
}

export interface OpenTransaction {
  /** Writes records with the time of now to partition 0. */
  send(topic: string, records: number): Promise<void>;
  /** Ends it and waits for its mark in the log, which the coordinator writes only after it has answered. */
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
  const admin = new Admin({ clientId: "test-transactional-admin", ...options });
  t.teardown(async () => {
    await admin.close();
    if (producer.transaction?.completed === false) await producer.transaction.abort().catch(() => undefined);
    await producer.close();
  });
  return {
    async begin() {
      const transaction = await eventually(() => producer.beginTransaction());
      const topics = new Set<string>();
      return {
        async send(topic, records) {
          topics.add(topic);
          const messages = Array.from({ length: records }, () => ({ topic, partition: 0, value: Buffer.from("x") }));
          await transaction.send({ messages });
        },
        async commit() {
          const before = await logEnds(admin, topics);
          await transaction.commit();
          await eventually(async () => {
            const now = await logEnds(admin, topics);
            if (now.some((end, index) => end === before[index])) throw new Error("the end mark is not written yet");
          });
        },
        abort: () => transaction.abort(),
      };
    },
  };
}

/** Log ends of partition 0, open transactions included. */
async function logEnds(admin: Admin, topics: ReadonlySet<string>): Promise<readonly bigint[]> {
  const latest = [{ partitionIndex: 0, timestamp: -1n }];
  const answers = await admin.listOffsets({
    topics: [...topics].map((name) => ({ name, partitions: latest })),
    isolationLevel: FetchIsolationLevels.READ_UNCOMMITTED,
  });
  return answers.flatMap(({ partitions }) => partitions.map(({ offset }) => offset));
}
