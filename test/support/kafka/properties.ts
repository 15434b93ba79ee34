import type { Security, Wanted } from "./options.ts";

/** Ports inside a container. */
export const inside = { plain: 9092, controller: 9093, internal: 9094, secured: 9095 } as const;
/** Where the files for TLS lie inside. */
export const secretsFolder = "/etc/kafka/secrets";

/** What tells one broker from its siblings. */
export interface BrokerPlace {
  readonly id: number;
  /** Published on 127.0.0.1: what clients are told must be what reaches the broker. */
  readonly ports: { readonly plain: number; readonly secured: number };
}

/** server.properties of one broker, keys sorted. */
export function serverProperties({ id, ports }: BrokerPlace, wanted: Wanted): string {
  const { brokers, security, properties } = wanted;
  const ids = Array.from({ length: brokers }, (_, index) => index + 1);
  const secured = security === undefined ? [] : [`SECURED://127.0.0.1:${ports.secured}`];
  const all: Record<string, string> = {
    "process.roles": "broker,controller",
    "node.id": String(id),
    "controller.quorum.voters": ids.map((voter) => `${voter}@${alias(voter)}:${inside.controller}`).join(","),
    listeners: listeners(security),
    "advertised.listeners": [
      `PLAIN://127.0.0.1:${ports.plain}`,
      `INTERNAL://${alias(id)}:${inside.internal}`,
      ...secured,
    ].join(","),
    "listener.security.protocol.map": [
      "CONTROLLER:PLAINTEXT,INTERNAL:PLAINTEXT,PLAIN:PLAINTEXT",
      ...(security === undefined ? [] : [`SECURED:${protocol(security)}`]),
    ].join(","),
    "controller.listener.names": "CONTROLLER",
    "inter.broker.listener.name": "INTERNAL",
    "log.dirs": "/var/lib/kafka/data",
    "auto.create.topics.enable": "false",
    "group.initial.rebalance.delay.ms": "0",
    // A killed broker is believed dead, and let in again, so much later.
    "broker.heartbeat.interval.ms": "1000",
    "broker.session.timeout.ms": "5000",
    ...internalTopics(brokers),
    ...(security === undefined ? {} : securityProperties(security, wanted.users)),
    ...properties,
  };
  const lines = Object.entries(all).map(([key, value]) => `${key}=${value}`);
  return `${lines.sort().join("\n")}\n`;
}

/** Name of a broker on the network between them. */
export function alias(id: number): string {
  return `broker-${id}`;
}

function listeners(security: Security | undefined): string {
  const always = [`PLAIN://:${inside.plain}`, `CONTROLLER://:${inside.controller}`, `INTERNAL://:${inside.internal}`];
  return [...always, ...(security === undefined ? [] : [`SECURED://:${inside.secured}`])].join(",");
}

function protocol({ tls, sasl }: Security): string {
  if (sasl === undefined) return tls === undefined ? "PLAINTEXT" : "SSL";
  return tls === undefined ? "SASL_PLAINTEXT" : "SASL_SSL";
}

/** On every broker, and few enough to be made in a moment. */
function internalTopics(brokers: number): Record<string, string> {
  const replicas = String(brokers);
  const inSync = String(brokers === 1 ? 1 : 2);
  return {
    "default.replication.factor": replicas,
    "offsets.topic.num.partitions": "5",
    "offsets.topic.replication.factor": replicas,
    "share.coordinator.state.topic.num.partitions": "3",
    "share.coordinator.state.topic.replication.factor": replicas,
    "share.coordinator.state.topic.min.isr": inSync,
    "transaction.state.log.num.partitions": "3",
    "transaction.state.log.replication.factor": replicas,
    "transaction.state.log.min.isr": inSync,
  };
}

function securityProperties({ tls, sasl }: Security, users: Wanted["users"]): Record<string, string> {
  const forTls = {
    "ssl.keystore.type": "PEM",
    "ssl.keystore.location": `${secretsFolder}/keystore.pem`,
    "ssl.truststore.type": "PEM",
    "ssl.truststore.location": `${secretsFolder}/ca.pem`,
    "ssl.client.auth": tls === "mutual" ? "required" : "none",
  };
  return { ...(tls === undefined ? {} : forTls), ...(sasl === undefined ? {} : saslProperties(sasl, users)) };
}

function saslProperties(mechanism: NonNullable<Security["sasl"]>, users: Wanted["users"]): Record<string, string> {
  const key = `listener.name.secured.${mechanism.toLowerCase()}.sasl.jaas.config`;
  return { "sasl.enabled.mechanisms": mechanism, [key]: `${loginModule(mechanism, users)};` };
}

/** Kafka's login modules; OAUTHBEARER's accepts tokens without a signature, which is meant for tests. */
function loginModule(mechanism: NonNullable<Security["sasl"]>, users: Wanted["users"]): string {
  const security = "org.apache.kafka.common.security";
  if (mechanism === "OAUTHBEARER") {
    return `${security}.oauthbearer.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub="broker"`;
  }
  if (mechanism !== "PLAIN") return `${security}.scram.ScramLoginModule required`;
  const known = Object.entries(users).map(([user, password]) => `user_${user}="${password}"`);
  return `${security}.plain.PlainLoginModule required ${known.join(" ")}`;
}
