import type { Rule } from "../alerts/kit/index.ts";

/** What Sightline exposes about a system that the system does not expose itself: one program each. */
export interface Exporters {
  readonly kafkaLag?: KafkaLag;
  readonly health?: Health;
  readonly loadTest?: LoadTest;
  readonly containers?: Containers;
}

interface Exporter {
  /** Alerts that are taken only where the exporter runs. @default none */
  readonly alerts?: readonly Rule[];
}

/** Consumer lag, offsets and members of a Kafka cluster's consumer groups. */
export interface KafkaLag extends Exporter {
  /** Brokers to begin with, `name:port`; where they run is a setting, `sightline:addresses.<system>.<name>`. */
  readonly brokers: readonly string[];
  /** Consumer groups to look at: names, which must be there, or regular expressions between slashes. */
  readonly groups: readonly string[];
  /** Also which member has how many partitions: a series per member, whose names change with every deployment. @default false */
  readonly members?: boolean;
}

/** Whether a system answers, asked from outside: its health endpoints, ports and handshakes. */
export interface Health extends Exporter {
  /** By service, then by what is asked of it: `live`, `ready`, `startup`, `health`, or a name of yours. */
  readonly checks: Readonly<Record<string, Readonly<Record<string, HealthCheck>>>>;
}

/** One question about a system's health. */
export interface HealthCheck {
  /**
   * `http(s)://name:port/path`, `grpc(s)://name:port` and perhaps `/grpc.service.Name`, `tcp://` or `tls://name:port`,
   * `ws(s)://name:port/path`. The name is a target's or another one of the system; where it runs is a setting,
   * `sightline:addresses.<system>.<name>`.
   */
  readonly url: string;
  /** Components (dependencies) of the answer that are told: names or patterns between slashes. @default all, at most 50 of a service */
  readonly components?: readonly string[];
}

/** Results of load tests, as k6 and Locust tell them. */
export interface LoadTest extends Exporter {
  /** Names of its tests, `<system>-<load>`; the results of others are refused. */
  readonly tests: readonly string[];
  /**
   * What tests must hold to where their tool tells no thresholds, as Locust does not: by test, in the form of k6's options,
   * `{"hitl-read-heavy": {http_req_duration: ["p(95)<500"], http_req_failed: ["rate<0.001"]}}`. @default none
   */
  readonly thresholds?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** What the engine's containers use, how often they restarted, and whether they are well. */
export type Containers = Exporter;

/** The key by which systems, settings and bundles speak of an exporter; the proxy runs for the one of containers. */
export type ExporterKey = keyof Exporters | "socketProxy";

/** Name of an exporter's part, which is also its program's, its job's and its settings file's, and the port it listens on. */
export const exporterParts = {
  kafkaLag: { name: "kafka-lag", port: 9308 },
  health: { name: "health", port: 9115 },
  loadTest: { name: "load-test", port: 9646 },
  containers: { name: "containers", port: 9338 },
  socketProxy: { name: "socket-proxy", port: 9375 },
} as const satisfies Record<ExporterKey, { readonly name: string; readonly port: number }>;

/** Every exporter, in the order in which they are told. */
export const exporterKeys = Object.keys(exporterParts) as readonly ExporterKey[];

/** The name under which the settings say where a broker runs. */
export function brokerName(broker: string): string {
  return broker.slice(0, Math.max(0, broker.lastIndexOf(":")));
}
