// Sets of metrics under a prefix, and what feeds them: what must compile, and what must not.
import type { Message, Producer } from "@platformatic/kafka";
import { Pool } from "pg";
import { Registry } from "prom-client";
import { WebSocketServer } from "ws";
import { chat4all, hitl } from "../../../metrics/index.ts";
import {
  circuitBreakerMetrics,
  databasePoolMetrics,
  instrumentCircuitBreaker,
  instrumentDatabasePool,
  instrumentKafkaConsumer,
  instrumentKafkaProducer,
  instrumentRateLimiter,
  instrumentSemaphore,
  instrumentWebSocket,
  kafkaConsumerMetrics,
  kafkaProducerMetrics,
  pgPoolState,
  type Release,
  rateLimiterMetrics,
  semaphoreMetrics,
  webSocketMetrics,
} from "../../../metrics/instrument/index.ts";
import { div, eq, type LabelsOf, max, rate, sum } from "../../../metrics/kit/index.ts";
import type { Equal } from "./equal.ts";

const registry = new Registry();

// The label is part of the type: the usual one, or the one that was named.
const pools = databasePoolMetrics("shop");
const tills = semaphoreMetrics("shop", { label: "till" });
pools.inUse.where({ pool: "main" });
tills.inUse.where({ till: "3" });
// @ts-expect-error its label is till
tills.inUse.where({ semaphore: "3" });
tills.wait.quantile(0.95, "5m").by("till");
// @ts-expect-error its label is till
tills.wait.quantile(0.95, "5m").by("pool");
const use = div(max(pools.inUse).by("pool"), max(pools.limit).by("pool"));
const onlyPool: Equal<LabelsOf<typeof use>, "pool"> = true;

// Gauges have no rate, counters do.
rate(pools.timeouts, "5m");
// @ts-expect-error a gauge
rate(pools.inUse, "5m");
sum(rate(rateLimiterMetrics("shop").requests.where({ outcome: "rejected" }), "5m")).by("limiter");

// A breaker is a value or a state set, and reads accordingly.
const asStates = circuitBreakerMetrics("shop");
const asValue = circuitBreakerMetrics("shop", { as: "value", label: "bank" });
asStates.state.in("half-open");
// @ts-expect-error there is no such state
asStates.state.in("ajar");
eq(asValue.state.where({ bank: "b" }), 1);
// @ts-expect-error a value has no states
asValue.state.in("open");
eq(chat4all.circuitBreakerState.where({ channel: "whatsapp" }), 1);

// What a team has: node-postgres, ws, its own semaphore.
instrumentDatabasePool(pools, registry, "main").read(pgPoolState(new Pool()));
const client = instrumentDatabasePool(pools, registry, "b").acquire(() => new Pool().connect());
void client.then((connection) => connection.release());
instrumentWebSocket(hitl.websocket, registry).watch(new WebSocketServer({ noServer: true }));
instrumentWebSocket(webSocketMetrics("shop"), registry).sent();
const acquire = instrumentSemaphore(tills, registry, "3", { limit: 1 }).wrap(
  async (_signal: AbortSignal): Promise<Release> =>
    () => {},
);
void acquire(AbortSignal.timeout(1));
// @ts-expect-error it takes a signal
void acquire();
const allowed: boolean = instrumentRateLimiter(rateLimiterMetrics("shop"), registry, "api").count(true);
instrumentCircuitBreaker(asStates, registry, "bank").changed("open");
// @ts-expect-error there is no such state
instrumentCircuitBreaker(asStates, registry, "post").changed("ajar");
// @ts-expect-error a limit must be known
instrumentSemaphore(tills, registry, "4");
const send = instrumentKafkaProducer(kafkaProducerMetrics("shop"), registry).wrap(
  async ({ messages }: { readonly messages: readonly { readonly topic: string }[] }) => messages.length,
);
// @ts-expect-error no topic
void send({ messages: [{ value: "" }] });

// Kafka clients, by shape.
declare const producer: Producer<string, string, string, string>;
const publish = instrumentKafkaProducer(kafkaProducerMetrics("shop"), registry).wrap(
  (options: Parameters<typeof producer.send>[0]) => producer.send(options),
);
void publish({ messages: [{ topic: "orders", key: "1", value: "" }] });
const kafkajs = instrumentKafkaProducer(kafkaProducerMetrics("shop"), registry).wrap(
  async (record: { topic: string; messages: { value: string | null }[]; acks?: number }) => [record.topic],
);
void kafkajs({ topic: "orders", messages: [{ value: null }] });
const work = instrumentKafkaConsumer(kafkaConsumerMetrics("shop"), registry).wrap(
  async (batch: readonly Message<string, string, string, string>[], stopped: AbortSignal) => {
    if (!stopped.aborted) await publish({ messages: batch.map(({ value }) => ({ topic: "bills", key: "1", value })) });
  },
);
void work([], AbortSignal.timeout(1));

export const used = [onlyPool, allowed];
