import type { ExecutionContext } from "ava";
import { type Brokers, startBrokers } from "../../../support/kafka/index.ts";

/** A Kafka broker of the test's own, removed with it. */
export async function startBroker(t: ExecutionContext): Promise<Brokers & { readonly address: string }> {
  const brokers = await startBrokers({ properties: { "auto.create.topics.enable": "false" } });
  t.teardown(() => brokers.remove());
  return Object.assign(brokers, { address: brokers.plain[0] ?? "" });
}
