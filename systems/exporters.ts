import type { Rule } from "../alerts/kit/index.ts";

/** What Sightline exposes about a system that the system does not expose itself: one program each. */
export interface Exporters {
  readonly kafkaLag?: KafkaLag;
}

/** Consumer lag, offsets and members of a Kafka cluster's consumer groups. */
export interface KafkaLag {
  /** Brokers to begin with, `name:port`; where they run is a setting, `sightline:addresses.<system>.<name>`. */
  readonly brokers: readonly string[];
  /** Consumer groups to look at: names, which must be there, or regular expressions between slashes. */
  readonly groups: readonly string[];
  /** Also which member has how many partitions: a series per member, whose names change with every deployment. @default false */
  readonly members?: boolean;
  /** Alerts that are taken only where the exporter runs. @default none */
  readonly alerts?: readonly Rule[];
}

/** Name of an exporter's part, which is also its program's and its job's, and the port it listens on. */
export const exporterParts = {
  kafkaLag: { name: "kafka-lag", port: 9308 },
} as const satisfies Record<keyof Exporters, { readonly name: string; readonly port: number }>;

/** Name of an exporter's part. */
export type ExporterName = (typeof exporterParts)[keyof Exporters]["name"];

/** The name under which the settings say where a broker runs. */
export function brokerName(broker: string): string {
  return broker.slice(0, Math.max(0, broker.lastIndexOf(":")));
}
