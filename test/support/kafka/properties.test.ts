import test from "ava";
import { freePorts } from "../free-ports.ts";
import { type BrokersOptions, wantedBrokers } from "./options.ts";
import { serverProperties } from "./properties.ts";

const place = { id: 2, ports: { plain: 11_001, secured: 11_002 } };
const of = (options: BrokersOptions) =>
  new Map(
    serverProperties(place, wantedBrokers(options))
      .trim()
      .split("\n")
      .map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]),
  );

test("clients are told the published ports, siblings the names on the network", (t) => {
  const properties = of({ brokers: 3, security: { tls: true, sasl: "PLAIN" } });
  t.is(
    properties.get("advertised.listeners"),
    "PLAIN://127.0.0.1:11001,INTERNAL://broker-2:9094,SECURED://127.0.0.1:11002",
  );
  t.is(properties.get("controller.quorum.voters"), "1@broker-1:9093,2@broker-2:9093,3@broker-3:9093");
  t.is(properties.get("offsets.topic.replication.factor"), "3");
  t.is(properties.get("transaction.state.log.min.isr"), "2");
});

const protocol = test.macro((t, security: BrokersOptions["security"], map: string) => {
  const properties = of(security === undefined ? {} : { security });
  t.is(properties.get("listener.security.protocol.map")?.split(",").slice(3).join(","), map);
});
test("no security", protocol, undefined, "");
test("TLS", protocol, { tls: true }, "SECURED:SSL");
test("mutual TLS", protocol, { tls: "mutual" }, "SECURED:SSL");
test("SASL", protocol, { sasl: "PLAIN" }, "SECURED:SASL_PLAINTEXT");
test("SASL over TLS", protocol, { sasl: "SCRAM-SHA-256", tls: true }, "SECURED:SASL_SSL");

test("what a test asks for goes before what would stand there", (t) => {
  const properties = of({ properties: { "auto.create.topics.enable": "true", "log.cleaner.backoff.ms": "100" } });
  t.is(properties.get("auto.create.topics.enable"), "true");
  t.is(properties.get("log.cleaner.backoff.ms"), "100");
});

test("PLAIN knows its users", (t) => {
  const properties = of({ security: { sasl: "PLAIN" }, users: { ada: "1", bob: "2" } });
  t.regex(properties.get("listener.name.secured.plain.sasl.jaas.config") ?? "", /user_ada="1" user_bob="2";$/);
});

test("ports are free, different and below those that the kernel hands out", async (t) => {
  const ports = await freePorts(20);
  t.is(new Set(ports).size, 20);
  for (const port of ports) t.true(port >= 10_000 && port < 32_000);
});
