import { type Counter, counter, type Histogram, histogram } from "../kit/index.ts";
import { prefixed } from "./prefixed.ts";

/** What a service says about what it writes to Kafka. */
export interface KafkaProducerMetrics {
  /** Confirmed by Kafka. */
  readonly records: Counter<"topic">;
  /** Of failed attempts too. */
  readonly duration: Histogram<"topic">;
  readonly failures: Counter<"topic">;
}

/** Metrics of a producer under a prefix: `kafkaProducerMetrics("shop").records` is `shop_kafka_producer_records_total`. */
export function kafkaProducerMetrics(prefix: string): KafkaProducerMetrics {
  const labels = ["topic"] as const;
  const name = (rest: string) => prefixed(prefix, `kafka_producer_${rest}`);
  return {
    records: counter(name("records_total"), { help: "Records that Kafka confirmed.", unit: "records", labels }),
    duration: histogram(name("send_seconds"), {
      help: "Time until Kafka confirmed what was sent at once, or the attempt failed.",
      unit: "seconds",
      labels,
    }),
    failures: counter(name("failures_total"), {
      help: "Records that Kafka did not confirm.",
      unit: "records",
      labels,
    }),
  };
}
