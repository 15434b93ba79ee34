import test from "ava";
import { Gauge, Registry } from "prom-client";
import {
  circuitBreakerMetrics,
  instrumentCircuitBreaker,
  instrumentDatabasePool,
  instrumentKafkaConsumer,
  instrumentKafkaProducer,
  instrumentRateLimiter,
  instrumentSemaphore,
  instrumentWebSocket,
  kafkaConsumerMetrics,
  kafkaProducerMetrics,
  rateLimiterMetrics,
  semaphoreMetrics,
  webSocketMetrics,
} from "../../../metrics/instrument/index.ts";
import { gauge } from "../../../metrics/kit/index.ts";
import { instrument } from "../../../metrics/kit/instrument/index.ts";
import { databasePoolMetrics } from "../../../metrics/sets/index.ts";
import { DefinitionError } from "../../../problems/index.ts";
import { matchesGolden } from "../support/golden.ts";

/** One of everything, and nothing has happened. */
function registerAll(registry: Registry) {
  instrumentDatabasePool(databasePoolMetrics("shop"), registry, "main").read(() => {
    return { inUse: 2, idle: 1, limit: 5, waiting: 0 };
  });
  instrumentSemaphore(semaphoreMetrics("shop"), registry, "printer", { limit: () => 3 });
  instrumentRateLimiter(rateLimiterMetrics("shop"), registry, "api");
  instrumentCircuitBreaker(circuitBreakerMetrics("shop"), registry, "bank");
  instrumentCircuitBreaker(circuitBreakerMetrics("", { label: "channel", as: "value" }), registry, "mail");
  instrumentWebSocket(webSocketMetrics("shop"), registry);
  instrumentKafkaProducer(kafkaProducerMetrics("shop"), registry, { topics: ["orders"] });
  instrumentKafkaConsumer(kafkaConsumerMetrics("shop"), registry, { topics: ["orders"] });
}

test("everything is there before anything has happened", async (t) => {
  const registry = new Registry();
  registerAll(registry);
  matchesGolden(t, "instrument.txt", await registry.metrics());
});

test("several instances share the metrics, each under its name", async (t) => {
  const registry = new Registry();
  const metrics = semaphoreMetrics("shop");
  instrumentSemaphore(metrics, registry, "printer", { limit: 1 });
  // Made a second time: the same set, for whoever cannot share the first.
  instrumentSemaphore(semaphoreMetrics("shop"), registry, "till", { limit: 2 });
  const text = await registry.metrics();
  t.true(
    text.includes(
      'shop_semaphore_permits_limit{semaphore="printer"} 1\nshop_semaphore_permits_limit{semaphore="till"} 2\n',
    ),
  );
});

const refuses = test.macro(
  (t, register: (registry: Registry) => unknown, path: string, message: string, check = "metrics/registered-twice") => {
    const registry = new Registry();
    const error = t.throws(() => register(registry), { instanceOf: DefinitionError });
    t.deepEqual(
      error?.findings.map((finding) => [finding.check, finding.path, finding.message]),
      [[check, path, message]],
    );
  },
);

test(
  "the same name twice",
  refuses,
  (registry) => {
    const metrics = semaphoreMetrics("shop");
    instrumentSemaphore(metrics, registry, "printer", { limit: 1 });
    instrumentSemaphore(metrics, registry, "printer", { limit: 1 });
  },
  'semaphore "printer" › metric "shop_semaphore_permits_in_use"',
  'cannot have a place in this registry: semaphore "printer" has it already',
);
test(
  "one name in two forms",
  refuses,
  (registry) => {
    instrumentCircuitBreaker(circuitBreakerMetrics("shop"), registry, "bank");
    instrumentCircuitBreaker(circuitBreakerMetrics("shop", { as: "value" }), registry, "post");
  },
  'circuit breaker "post" › metric "shop_circuit_breaker_state"',
  'cannot have a place in this registry: circuit breaker "bank" has it already',
);
test(
  "a name that a metric of another kind has",
  refuses,
  (registry) => {
    new Gauge({ name: "shop_websocket_messages_sent_total", help: "Sent.", registers: [registry] });
    instrumentWebSocket(webSocketMetrics("shop"), registry);
  },
  'the WebSockets › metric "shop_websocket_messages_sent_total"',
  'cannot have a place in this registry: the metric "Sent." has it already',
);
test(
  "what there is only one of, twice",
  refuses,
  (registry) => {
    instrumentKafkaProducer(kafkaProducerMetrics("shop"), registry);
    instrumentKafkaProducer(kafkaProducerMetrics("shop"), registry);
  },
  'the Kafka producer › metric "shop_kafka_producer_records_total"',
  "cannot have a place in this registry: the Kafka producer has it already",
);
test(
  "a single metric, twice",
  refuses,
  (registry) => {
    instrument(gauge("depth", { help: "Depth of the well." }), registry);
    instrument(gauge("depth", { help: "Depth of the sea." }), registry);
  },
  'metric "depth"',
  '"Depth of the sea." comes to a registry that holds the name already, for "Depth of the well."',
);

test("what was refused leaves nothing behind", async (t) => {
  const registry = new Registry();
  new Gauge({ name: "shop_websocket_messages_received_total", help: "Received.", registers: [registry] });
  const before = await registry.metrics();
  t.throws(() => instrumentWebSocket(webSocketMetrics("shop"), registry));
  t.is(await registry.metrics(), before);
});

test("what was removed has no series, and its name is free", async (t) => {
  const registry = new Registry();
  const empty = new Registry();
  const register = (into: Registry) => [
    instrumentDatabasePool(databasePoolMetrics("shop"), into, "main"),
    instrumentSemaphore(semaphoreMetrics("shop"), into, "main", { limit: 1 }),
    instrumentRateLimiter(rateLimiterMetrics("shop"), into, "main"),
    instrumentCircuitBreaker(circuitBreakerMetrics("shop"), into, "main"),
  ];
  const first = register(registry);
  await registry.metrics();
  for (const one of first) one.remove();
  for (const one of register(empty)) one.remove();
  const text = await registry.metrics();
  t.is(text, await empty.metrics());
  t.false(text.includes('"main"'));
  t.notThrows(() => register(registry));
  t.true((await registry.metrics()).includes('shop_semaphore_permits_limit{semaphore="main"} 1'));
});

test("what is still under way when its instance was removed does not bring the series back", async (t) => {
  const registry = new Registry();
  const semaphore = instrumentSemaphore(semaphoreMetrics("shop"), registry, "main", { limit: 1 });
  const pool = instrumentDatabasePool(databasePoolMetrics("shop"), registry, "main");
  let finish = () => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const acquire = semaphore.wrap(() => done.then(() => () => {}));
  const late = [acquire().then((release) => release()), pool.acquire(() => done)];
  semaphore.remove();
  pool.remove();
  finish();
  await Promise.all(late);
  t.false((await registry.metrics()).includes('"main"'));
});

test("a registry that was cleared takes everything anew", async (t) => {
  const registry = new Registry();
  registerAll(registry);
  const before = await registry.metrics();
  registry.clear();
  registerAll(registry);
  t.is(await registry.metrics(), before);
});

test("what happened survives a reset only as far as it was not read", async (t) => {
  const registry = new Registry();
  const limiter = instrumentRateLimiter(rateLimiterMetrics("shop"), registry, "api");
  limiter.count(true);
  await registry.metrics();
  registry.resetMetrics();
  limiter.count(true);
  t.true((await registry.metrics()).includes('{limiter="api",outcome="allowed"} 1\n'));
});
