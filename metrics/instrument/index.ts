export * from "../sets/index.ts";
export { type BreakerMeter, instrumentCircuitBreaker } from "./circuit-breaker.ts";
export { type DatabasePoolMeter, instrumentDatabasePool, type PoolOptions, type PoolState } from "./database-pool.ts";
export { type ConsumedRecord, instrumentKafkaConsumer, type KafkaConsumerMeter } from "./kafka-consumer.ts";
export { instrumentKafkaProducer, type KafkaProducerMeter, type SentRecords } from "./kafka-producer.ts";
export { type PgPool, pgPoolState } from "./pg-pool.ts";
export { instrumentRateLimiter, type RateLimiterMeter } from "./rate-limiter.ts";
export { instrumentSemaphore, type Release, type SemaphoreLimit, type SemaphoreMeter } from "./semaphore.ts";
export {
  instrumentWebSocket,
  type WebSocketLike,
  type WebSocketMeter,
  type WebSocketServerLike,
} from "./web-socket.ts";
