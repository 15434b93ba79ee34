import { Producer, stringSerializers } from "@platformatic/kafka";

/** A record to be written. */
export interface OutgoingRecord {
  readonly topic: string;
  readonly key: string;
  readonly value: string;
}

export interface RecordWriter {
  /** Resolves when every replica in sync has them. */
  write(records: readonly OutgoingRecord[]): Promise<void>;
  close(): Promise<void>;
}

export function createRecordWriter(clientId: string, brokers: readonly string[]): RecordWriter {
  const producer = new Producer({
    clientId,
    bootstrapBrokers: [...brokers],
    serializers: stringSerializers,
    idempotent: true,
    acks: -1,
  });
  producer.on("error", () => {});
  return {
    async write(records) {
      if (records.length > 0) await producer.send({ messages: [...records], acks: -1 });
    },
    close: () => producer.close().catch(() => {}),
  };
}
