import { type Counter, counter, type Gauge, gauge, type Histogram, histogram } from "../kit/index.ts";
import { prefixed } from "./prefixed.ts";

/** What a service says about what it reads from Kafka; how far behind it is, its group's lag tells. */
export interface KafkaConsumerMetrics {
  /** Done with, in batches that failed and came again counted when they worked. */
  readonly records: Counter<"topic">;
  readonly failures: Counter<"topic">;
  /** Of a batch, failed ones too. */
  readonly duration: Histogram<"topic">;
  /** From the record's timestamp until it was done with: all that lies between its producer and the end of the work. */
  readonly delay: Histogram<"topic">;
  readonly inProgress: Gauge<"topic">;
}

/** Metrics of a consumer under a prefix: `kafkaConsumerMetrics("shop").records` is `shop_kafka_consumer_records_total`. */
export function kafkaConsumerMetrics(prefix: string): KafkaConsumerMetrics {
  const labels = ["topic"] as const;
  const name = (rest: string) => prefixed(prefix, `kafka_consumer_${rest}`);
  return {
    records: counter(name("records_total"), { help: "Records done with.", unit: "records", labels }),
    failures: counter(name("failures_total"), {
      help: "Records whose processing failed, each attempt.",
      unit: "records",
      labels,
    }),
    duration: histogram(name("processing_seconds"), {
      help: "Time spent on a batch of records.",
      unit: "seconds",
      labels,
    }),
    delay: histogram(name("delay_seconds"), {
      help: "Age of a record when it was done with.",
      unit: "seconds",
      labels,
      buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 900, 3600],
    }),
    inProgress: gauge(name("records_in_progress"), {
      help: "Records that are being worked on.",
      unit: "records",
      labels,
    }),
  };
}
