import test from "ava";
import { parseSettings } from "../../../settings/index.ts";
import { knownSystems } from "../../../systems/index.ts";
import { watchedDefinitions } from "../../../validation/watched/index.ts";

const settings = parseSettings({
  project: "p",
  stack: "dev",
  values: {
    systems: ["stack", "chat4all", "hitl"],
    addresses: { chat4all: { "api-service": ["chat.example:8080"], kafka: ["kafka.example:9092"] } },
    tls: { certFile: "a.crt", keyFile: "a.key", serverName: "stack" },
    discovery: { docker: { label: "sightline.scrape" } },
  },
  systems: knownSystems,
});
const of = (system: string) => watchedDefinitions({ settings, systems: knownSystems, system });

test("the miniature's own targets, the exporters and the copy's parts; nobody else", (t) => {
  const { jobs } = of("chat4all");
  t.deepEqual(
    jobs.map(({ name, endpoints: [first] }) => [name, first]),
    [
      ["alertmanager", "alertmanager:9093"],
      ["api-service", "api-service:8080"],
      ["connector-instagram", "connector-instagram:8084"],
      ["connector-whatsapp", "connector-whatsapp:8083"],
      ["containers", "containers:9338"],
      ["health", "health:9115"],
      ["inbox", "inbox:9095"],
      ["kafka-lag", "kafka-lag:9308"],
      ["prometheus", "prometheus:9090"],
    ],
  );
  t.deepEqual(new Set(jobs.map(({ scheme }) => scheme)), new Set(["http"]), "a copy has no certificate");
});

test("the exporters ask the miniature, not what really runs", (t) => {
  const { exporters } = of("chat4all");
  t.deepEqual(Object.keys(exporters).sort(), ["containers", "health", "kafkaLag", "socketProxy"]);
  t.false(JSON.stringify(exporters).includes("example"));
});

test("the rules of the system and of the stack, but none about what a copy lacks", (t) => {
  const text = (system: string) => JSON.stringify(of(system).groups);
  t.true(text("chat4all").includes("KafkaConsumerLate"));
  t.true(text("hitl").includes("TargetMissing"));
  t.false(text("hitl").includes("KafkaConsumerLate"));
  for (const job of ["node-exporter", "grafana", "preview", "minio", "load-test"])
    t.notRegex(text("chat4all"), new RegExp(`"job","op":"=","value":"${job}"`), job);
});

for (const system of ["chat4all", "hitl", "governance-bridge", "agents"])
  test(`${system}: what is wrong with it is known, whatever the stack's addresses`, (t) => {
    t.deepEqual(of(system).findings, []);
  });

for (const system of ["stack", "nobody"])
  test(`${system} has no miniature: the finding names those that have`, (t) => {
    const error = t.throws(() => of(system), { name: "DefinitionError" });
    t.regex(error?.message ?? "", /agents|chat4all/);
    t.regex(error?.message ?? "", new RegExp(`system ${system}`));
  });
