export {
  type BreakerForm,
  type BreakerState,
  breakerStates,
  type CircuitBreakerMetrics,
  type CircuitBreakerOptions,
  circuitBreakerMetrics,
} from "./circuit-breaker.ts";
export { type DatabasePoolMetrics, type DatabasePoolOptions, databasePoolMetrics } from "./database-pool.ts";
export { type KafkaConsumerMetrics, kafkaConsumerMetrics } from "./kafka-consumer.ts";
export { type KafkaProducerMetrics, kafkaProducerMetrics } from "./kafka-producer.ts";
export { type RateLimiterMetrics, type RateLimiterOptions, rateLimiterMetrics } from "./rate-limiter.ts";
export { type SemaphoreMetrics, type SemaphoreOptions, semaphoreMetrics } from "./semaphore.ts";
export { type WebSocketMetrics, webSocketMetrics } from "./web-socket.ts";
