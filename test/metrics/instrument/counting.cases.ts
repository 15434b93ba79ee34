import { once } from "node:events";
import type { AddressInfo } from "node:net";
import test from "ava";
import { Registry } from "prom-client";
import { WebSocket, WebSocketServer } from "ws";
import { chat4all, hitl } from "../../../metrics/index.ts";
import {
  circuitBreakerMetrics,
  instrumentCircuitBreaker,
  instrumentKafkaConsumer,
  instrumentKafkaProducer,
  instrumentRateLimiter,
  instrumentWebSocket,
  kafkaConsumerMetrics,
  kafkaProducerMetrics,
  rateLimiterMetrics,
  webSocketMetrics,
} from "../../../metrics/instrument/index.ts";

const samples = async (registry: Registry, part = "") =>
  (await registry.metrics()).split("\n").filter((line) => line !== "" && !line.startsWith("#") && line.includes(part));

test("a rate limiter's decisions are counted and handed back", async (t) => {
  const registry = new Registry();
  const limiter = instrumentRateLimiter(rateLimiterMetrics("shop", { label: "queue" }), registry, "api");
  t.deepEqual([true, false, true].map(limiter.count), [true, false, true]);
  t.deepEqual(await samples(registry), [
    'shop_rate_limiter_requests_total{queue="api",outcome="allowed"} 2',
    'shop_rate_limiter_requests_total{queue="api",outcome="rejected"} 1',
  ]);
});

test("a breaker as a state set tells its state, each change and what it refused", async (t) => {
  const registry = new Registry();
  const breaker = instrumentCircuitBreaker(circuitBreakerMetrics("shop"), registry, "bank");
  t.deepEqual(await samples(registry, "state{"), [
    'shop_circuit_breaker_state{breaker="bank",state="closed"} 1',
    'shop_circuit_breaker_state{breaker="bank",state="open"} 0',
    'shop_circuit_breaker_state{breaker="bank",state="half-open"} 0',
  ]);
  for (const state of ["open", "half-open", "open"] as const) breaker.changed(state);
  breaker.refused();
  t.deepEqual(await samples(registry), [
    'shop_circuit_breaker_state{breaker="bank",state="closed"} 0',
    'shop_circuit_breaker_state{breaker="bank",state="open"} 1',
    'shop_circuit_breaker_state{breaker="bank",state="half-open"} 0',
    'shop_circuit_breaker_transitions_total{breaker="bank",to="closed"} 0',
    'shop_circuit_breaker_transitions_total{breaker="bank",to="open"} 2',
    'shop_circuit_breaker_transitions_total{breaker="bank",to="half-open"} 1',
    'shop_circuit_breaker_refused_total{breaker="bank"} 1',
  ]);
});

test("a breaker as a value, under a name that is out there already: nothing but its state", async (t) => {
  const registry = new Registry();
  const breaker = instrumentCircuitBreaker({ state: chat4all.circuitBreakerState }, registry, "whatsapp");
  let state: "half-open" | undefined = "half-open";
  breaker.read(() => {
    if (state === undefined) throw new Error("unknown");
    return state;
  });
  t.is(
    await registry.metrics(),
    `# HELP circuit_breaker_state State of the circuit breaker: 0 closed, 1 open, 2 half-open.
# TYPE circuit_breaker_state gauge
circuit_breaker_state{channel="whatsapp"} 2
`,
  );
  breaker.changed("open");
  breaker.refused();
  t.deepEqual(await samples(registry), ['circuit_breaker_state{channel="whatsapp"} 2']);
  state = undefined;
  t.deepEqual(await samples(registry), []);
});

test("WebSockets of a real server, under the names of the HITL API", async (t) => {
  const registry = new Registry();
  const meter = instrumentWebSocket(hitl.websocket, registry);
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  t.teardown(() => void server.close());
  await once(server, "listening");
  const stop = meter.watch(server);
  const connect = async () => {
    const { port } = server.address() as AddressInfo;
    const arrived = once(server, "connection") as Promise<[WebSocket]>;
    const client = new WebSocket(`ws://127.0.0.1:${port}`);
    t.teardown(() => client.terminate());
    const [[socket]] = await Promise.all([arrived, once(client, "open")]);
    return { client, socket };
  };
  const first = await connect();
  const second = await connect();
  first.socket.send("a");
  first.socket.send(Buffer.from("b"), { binary: true }, () => {});
  second.client.terminate();
  await once(second.socket, "close");
  second.socket.send("dropped", () => {});
  t.deepEqual(await samples(registry), [
    "hitl_websocket_connections_total 2",
    "hitl_websocket_connections_active 1",
    "hitl_websocket_messages_sent 2",
  ]);
  stop();
  await connect();
  t.deepEqual(await samples(registry, "connections"), [
    "hitl_websocket_connections_total 2",
    "hitl_websocket_connections_active 1",
  ]);
});

test("WebSockets of another library: told by hand, closed once", async (t) => {
  const registry = new Registry();
  const meter = instrumentWebSocket(webSocketMetrics("shop"), registry);
  const closed = meter.opened();
  meter.opened();
  closed();
  closed();
  meter.sent(3);
  meter.received();
  t.deepEqual(await samples(registry), [
    "shop_websocket_connections_total 2",
    "shop_websocket_connections_active 1",
    "shop_websocket_messages_sent_total 3",
    "shop_websocket_messages_received_total 1",
  ]);
});

test("records sent, by topic, in the forms of two client libraries", async (t) => {
  const registry = new Registry();
  const meter = instrumentKafkaProducer(kafkaProducerMetrics("shop"), registry);
  const send = meter.wrap(
    async ({ messages }: { messages: readonly { topic: string; value: string }[] }) => messages.length,
  );
  t.is(await send({ messages: ["orders", "orders", "bills"].map((topic) => ({ topic, value: "" })) }), 3);
  const failing = meter.wrap((_batch: { topic: string; messages: readonly string[] }) =>
    Promise.reject(new Error("no leader")),
  );
  await t.throwsAsync(failing({ topic: "bills", messages: ["a", "b"] }), { message: "no leader" });
  t.deepEqual(
    (await samples(registry)).filter((line) => !/_bucket|_sum/.test(line)),
    [
      'shop_kafka_producer_records_total{topic="orders"} 2',
      'shop_kafka_producer_records_total{topic="bills"} 1',
      'shop_kafka_producer_failures_total{topic="bills"} 2',
      'shop_kafka_producer_send_seconds_count{topic="orders"} 1',
      'shop_kafka_producer_send_seconds_count{topic="bills"} 2',
    ],
  );
});

test("records read: under way, done with and how old; a batch that fails counts as failed and comes again", async (t) => {
  const registry = new Registry();
  const meter = instrumentKafkaConsumer(kafkaConsumerMetrics("shop"), registry);
  let fail = true;
  const handle = meter.wrap(async (batch: readonly { topic: string; timestamp: bigint }[], by: string) => {
    t.deepEqual(await samples(registry, "in_progress"), ['shop_kafka_consumer_records_in_progress{topic="orders"} 2']);
    if (fail) throw new Error("disk full");
    return `${batch.length} by ${by}`;
  });
  // The second comes from a producer whose clock is an hour ahead.
  const batch = [-90_000, 3_600_000].map((ms) => ({ topic: "orders", timestamp: BigInt(Date.now() + ms) }));
  await t.throwsAsync(handle(batch, "me"), { message: "disk full" });
  fail = false;
  t.is(await handle(batch, "me"), "2 by me");
  const text = (await samples(registry)).join("\n");
  for (const line of [
    'records_total{topic="orders"} 2',
    'failures_total{topic="orders"} 2',
    'records_in_progress{topic="orders"} 0',
    'processing_seconds_count{topic="orders"} 2',
    'delay_seconds_bucket{le="0.01",topic="orders"} 1',
    'delay_seconds_bucket{le="60",topic="orders"} 1',
    'delay_seconds_count{topic="orders"} 2',
  ]) {
    t.true(`${text}\n`.includes(`shop_kafka_consumer_${line}\n`), line);
  }
});
