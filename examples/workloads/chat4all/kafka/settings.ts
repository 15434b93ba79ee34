import * as z from "zod";
import { duration } from "../../../../exporters/kit/index.ts";

/** The flags of every program that reads from Kafka. */
export const kafkaSettings = {
  "kafka.brokers": z
    .string()
    .transform((text) => text.split(",").map((broker) => broker.trim()))
    .refine((brokers) => brokers.every((broker) => /^[^\s:]+:\d+$/.test(broker)), "is no list of host:port")
    .prefault("localhost:9092")
    .describe("Brokers to start from, host:port with commas between."),
  "kafka.session-timeout": duration()
    .prefault("10s")
    .describe("How long a member may be silent before its partitions go to the others."),
};

export type KafkaSettings = z.output<z.ZodObject<typeof kafkaSettings>>;
