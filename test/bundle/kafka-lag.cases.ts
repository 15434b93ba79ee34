import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { load } from "js-yaml";
import { assemble, type ExtraFiles } from "../../bundle/index.ts";
import { DefinitionError } from "../../problems/index.ts";
import { defineSystem } from "../../systems/index.ts";
import { selfSigned } from "../stack/support/certificates.ts";
import { mail, settings, shop } from "./support/settings.ts";

const addresses = { mail: { kafka: ["b1:9092", "b2:9092"], gateway: ["g:1"], store: ["s:1"] } };
const secrets = { login: { secure: "v1:x" }, key: { secure: "v1:y" } };

const kafkaLag = (values: object, files: Partial<ExtraFiles> = {}) =>
  assemble({ settings: settings({ secrets, ...values }), systems: [mail], files: { rules: [], ...files } }).exporters
    .kafkaLag;

const clusters = (service: ReturnType<typeof kafkaLag>) =>
  (load(service?.release.files["kafka-lag.yml"] ?? "") as { clusters: readonly object[] }).clusters;

test("a system's brokers and groups become a cluster of the exporter, under the system's name", (t) => {
  t.deepEqual(clusters(kafkaLag({ addresses })), [
    { name: "mail", brokers: ["b1:9092", "b2:9092"], groups: ["sender", "/archive-.*/"] },
  ]);
});

test("the exporter is scraped as a part of the stack", (t) => {
  const { prometheus } = assemble({ settings: settings({ addresses }), systems: [mail] });
  const config = load(prometheus.release.files["prometheus.yml"] ?? "") as { scrape_configs: { job_name: string }[] };
  t.like(
    config.scrape_configs.find(({ job_name }) => job_name === "kafka-lag"),
    {
      metrics_path: "/metrics",
      scheme: "http",
      basic_auth: { username: "sightline" },
      static_configs: [{ targets: ["kafka-lag:9308"] }],
    },
  );
});

test("where no broker has an address there is no exporter, no job and a warning", (t) => {
  const { exporters, prometheus, findings } = assemble({
    settings: settings({ addresses: { mail: { gateway: ["g:1"], store: ["s:1"] } } }),
    systems: [mail],
  });
  t.deepEqual(exporters, {});
  t.notRegex(prometheus.release.files["prometheus.yml"] ?? "", /kafka-lag/);
  t.deepEqual(
    findings.map(({ check, path }) => [check, path]),
    [["bundle/no-address", 'system "mail" › exporter kafkaLag']],
  );
});

test("a system without Kafka has no exporter", (t) => {
  t.deepEqual(assemble({ settings: settings(), systems: [shop] }).exporters, {});
});

test("the miniature's broker is reached by its name and without a login, and what it lacks is no finding", (t) => {
  const values = { systems: ["mail"], demo: ["mail"], kafka: { mail: { tls: {} } } };
  const { exporters, findings } = assemble({ settings: settings(values), systems: [mail] });
  t.deepEqual(clusters(exporters.kafkaLag), [
    { name: "mail", brokers: ["kafka:9092"], groups: ["sender", "/archive-.*/"] },
  ]);
  t.deepEqual(findings, []);
});

test("who has which partitions is told when a system asks for it", (t) => {
  const text = (members: boolean) => {
    const asking = defineSystem({
      ...mail,
      exporters: { kafkaLag: { brokers: ["kafka:9092"], groups: ["a"], members } },
    });
    return assemble({ settings: settings({ addresses }), systems: [asking] }).exporters.kafkaLag?.release.files;
  };
  t.like(load(text(true)?.["kafka-lag.yml"] ?? ""), { members: { partitions: true } });
  t.false("members" in (load(text(false)?.["kafka-lag.yml"] ?? "") as object));
});

test("several systems share the exporter, in the order of their names", (t) => {
  const chat = defineSystem({ ...mail, name: "chat", targets: {}, miniature: { lacks: [] } });
  const base = settings({ addresses });
  const more = { ...base, addresses: { ...base.addresses, chat: { kafka: ["c:1"] } } };
  const { exporters } = assemble({ settings: more, systems: [mail, chat] });
  t.deepEqual(
    clusters(exporters.kafkaLag).map((cluster) => (cluster as { name: string }).name),
    ["chat", "mail"],
  );
});

const login = test.macro((t, access: object, expected: object, secretNames: readonly string[] = []) => {
  const service = kafkaLag({ addresses, kafka: { mail: access } });
  const { name: _, brokers: __, groups: ___, ...cluster } = clusters(service)[0] as Record<string, unknown>;
  t.deepEqual(cluster, expected);
  t.deepEqual(service?.secretNames, secretNames);
});
const inSecrets = (name: string) => `/etc/kafka-lag/secrets/current/${name}`;
test("TLS alone", login, { tls: {} }, { tls: {} });
test("TLS with a name", login, { tls: { serverName: "kafka" } }, { tls: { serverName: "kafka" } });
test(
  "a password",
  login,
  { sasl: { mechanism: "SCRAM-SHA-512", username: "u", secret: "login" } },
  { sasl: { mechanism: "SCRAM-SHA-512", username: "u", passwordFile: inSecrets("login") } },
  ["login"],
);
test(
  "a password in clear",
  login,
  { sasl: { mechanism: "PLAIN", username: "u", secret: "login" }, insecure: true },
  { sasl: { mechanism: "PLAIN", username: "u", passwordFile: inSecrets("login") }, insecure: true },
  ["login"],
);
const token = { mechanism: "OAUTHBEARER", tokenEndpoint: "https://a.b/t", clientId: "c", scope: "kafka" };
test(
  "a token",
  login,
  { tls: {}, sasl: { ...token, secret: "login" } },
  { tls: {}, sasl: { ...token, clientSecretFile: inSecrets("login") } },
  ["login"],
);

test("certificates lie in the release, the key among the secrets; a renewed certificate is a new release", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "sightline-kafka-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const certificate = readFileSync(selfSigned(folder, "ca", "kafka").cert, "utf8");
  const kafka = { mail: { tls: { caFile: "ca.pem", certFile: "own.pem", secret: "key" } } };
  const file = (path: string, more = "") => ({ path, content: `${certificate}${more}` });
  const service = kafkaLag(
    { addresses, kafka },
    { kafka: { mail: { ca: file("ca.pem"), certificate: file("own.pem") } } },
  );
  const { digest, files = {} } = service?.release ?? {};
  t.deepEqual(Object.keys(files), ["kafka-lag.yml", "mail-ca.pem", "mail-certificate.pem"]);
  const own = `/etc/kafka-lag/config/releases/${digest}`;
  t.like(clusters(service)[0], {
    tls: { caFile: `${own}/mail-ca.pem`, certFile: `${own}/mail-certificate.pem`, keyFile: inSecrets("key") },
  });
  t.deepEqual(service?.secretNames, ["key"]);
  const renewed = kafkaLag(
    { addresses, kafka },
    { kafka: { mail: { ca: file("ca.pem", "\n"), certificate: file("own.pem") } } },
  );
  t.not(renewed?.release.digest, digest);
});

test("what is no certificate is refused", (t) => {
  const kafka = { mail: { tls: { caFile: "ca.pem" } } };
  const files = { kafka: { mail: { ca: { path: "ca.pem", content: "-----BEGIN PRIVATE KEY-----" } } } };
  const error = t.throws(() => kafkaLag({ addresses, kafka }, files), { instanceOf: DefinitionError });
  t.deepEqual(
    error.findings.map(({ check, path }) => [check, path]),
    [["bundle/certificate", "ca.pem"]],
  );
});
