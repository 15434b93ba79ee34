import { Admin } from "@platformatic/kafka";
import type { Logger } from "../../../../exporters/kit/index.ts";
import { pause } from "./pause.ts";
import { topics } from "./topics.ts";

/** Makes the topics that are missing; tries until the broker answers or the signal comes. */
export async function ensureTopics(brokers: readonly string[], log: Logger, stopped: AbortSignal): Promise<void> {
  for (let attempt = 1; !stopped.aborted; attempt++) {
    const admin = new Admin({ clientId: "chat4all", bootstrapBrokers: [...brokers], retries: 0, timeout: 5000 });
    // A client without a listener would end the program.
    admin.on("error", () => {});
    try {
      for (const [topic, partitions] of Object.entries(topics)) await create(admin, topic, partitions);
      return;
    } catch (error) {
      if (attempt % 10 === 1) log.warn({ reason: (error as Error).message, brokers }, "waiting for Kafka");
    } finally {
      await admin.close().catch(() => {});
    }
    await pause(1000, stopped);
  }
}

async function create(admin: Admin, topic: string, partitions: number): Promise<void> {
  try {
    await admin.createTopics({ topics: [topic], partitions, replicas: -1 });
  } catch (error) {
    if (!exists(error)) throw error;
  }
}

function exists(error: unknown): boolean {
  const { apiId, errors = [] } = error as { apiId?: string; errors?: readonly unknown[] };
  return apiId === "TOPIC_ALREADY_EXISTS" || errors.some(exists);
}
