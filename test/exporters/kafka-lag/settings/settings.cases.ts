import { writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { kafkaLag } from "../../../../exporters/kafka-lag/kafka-lag.ts";
import { checkSettings, kafkaLagSettings, planOf } from "../../../../exporters/kafka-lag/settings/index.ts";
import { readSettings } from "../../../../exporters/kit/index.ts";
import { DefinitionError } from "../../../../problems/index.ts";
import { makeAuthority } from "../../support/certificates.ts";
import { temporaryFolder } from "../../support/folder.ts";

/** The settings of a file; `@` stands for the test's folder. */
function settingsOf(t: ExecutionContext, yaml: string, files: Readonly<Record<string, string>> = {}) {
  const folder = temporaryFolder(t);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const file = join(folder, "kafka-lag.yml");
  writeFileSync(file, yaml.replaceAll("@", folder));
  return { folder, read: () => readSettings(kafkaLag, kafkaLagSettings, [`--config.file=${file}`]) };
}

const withoutFolder = (text: string, folder: string) => text.replaceAll(`${folder}/`, "");

const refused = test.macro({
  exec(t, yaml: string, expected: readonly string[], files: Readonly<Record<string, string>> = {}) {
    const { folder, read } = settingsOf(t, yaml, files);
    let findings: DefinitionError["findings"];
    try {
      findings = checkSettings(read());
    } catch (error) {
      if (!(error instanceof DefinitionError)) throw error;
      findings = error.findings;
    }
    t.deepEqual(
      findings.map(({ path, message }) => withoutFolder(`${path}: ${message}`, folder)),
      [...expected],
    );
  },
  title: (name) => `refused: ${name}`,
});

test("everything there is", (t) => {
  const { read } = settingsOf(
    t,
    `
clusters:
  - name: orders
    brokers: [kafka-1:9092, "[2001:db8::1]:9092"]
    groups: [router-worker, /connector-.+/]
    topics: {exclude: [/.*-dlq/]}
    tls: {serverName: kafka.internal}
    sasl: {mechanism: SCRAM-SHA-512, username: monitor, passwordFile: "@/password"}
    connectTimeout: 1s
  - {name: billing, brokers: ["billing:9093"], tls: true, sasl: {mechanism: OAUTHBEARER, tokenFile: "@/token"}}
groups: {include: [billing], exclude: [/test-.*/]}
lag: {tolerance: 2s, relativeTolerance: 0.1, rounds: 4, futureSlack: 1m}
overdue: [30s, 5m]
status: {window: 5m, allowedLag: 2}
offsets: {topics: consumed, lastStable: never}
members: {partitions: true}
metrics: {names: kafka_exporter, detail: topic, exclude: [kafka_consumergroup_info, /kafka_topic_.*/], maxSeries: 1000}
`,
    { password: "x", token: "y" },
  );
  const settings = read();
  t.deepEqual(checkSettings(settings), []);
  const { clusters, read: options, status, families, detail } = planOf(settings);
  t.deepEqual(
    clusters.map(({ name, connection }) => [name, connection.bootstrap, connection.groups, connection.topics]),
    [
      [
        "orders",
        ["kafka-1:9092", "[2001:db8::1]:9092"],
        { include: ["router-worker", "/connector-.+/"] },
        { exclude: ["/.*-dlq/"] },
      ],
      ["billing", ["billing:9093"], { include: ["billing"], exclude: ["/test-.*/"] }, {}],
    ],
  );
  t.deepEqual(clusters[1]?.connection.tls, {});
  t.is(clusters[0]?.connection.connectTimeoutMs, 1000);
  t.deepEqual(options, {
    topicOffsets: "consumed",
    seconds: true,
    overdueSeconds: [30, 300],
    lastStable: "never",
    owners: true,
    search: { toleranceMs: 2000, relativeTolerance: 0.1, maxRounds: 4, futureSlackMs: 60_000 },
  });
  t.deepEqual(status, { windowMs: 300_000, allowedLag: 2 });
  t.is(detail, "topic");
  t.true(families.clusterLabel);
  const wanted = (name: string) => families.wants({ name, type: "gauge", help: "", labels: [] });
  t.deepEqual(["kafka_consumergroup_info", "kafka_topic_partitions", "kafka_up"].map(wanted), [false, false, true]);
});

test("every way to say who the exporter is reaches the connection", (t) => {
  const authority = makeAuthority(temporaryFolder(t));
  const { folder, read } = settingsOf(
    t,
    `
clusters:
  - {name: plain, brokers: [a:1], tls: true, sasl: {mechanism: PLAIN, username: u, passwordFile: "@/password"}}
  - {name: mutual, brokers: [a:1], tls: {caFile: ${authority.cert}, certFile: ${authority.cert}, keyFile: ${authority.key}}}
  - name: asking
    brokers: [a:1]
    tls: true
    sasl:
      mechanism: OAUTHBEARER
      tokenEndpoint: https://id/token
      clientId: c
      clientSecretFile: "@/password"
      scope: kafka
      audience: brokers
      endpointCaFile: ${authority.cert}
      extensions: {logicalCluster: lkc-1}
  - {name: short, brokers: [a:1], tls: true, sasl: {mechanism: OAUTHBEARER, tokenEndpoint: "https://id/token", clientId: c, clientSecretFile: "@/password"}}
  - {name: given, brokers: [a:1], tls: true, sasl: {mechanism: OAUTHBEARER, tokenFile: "@/password"}}
`,
    { password: "x" },
  );
  const settings = read();
  t.deepEqual(checkSettings(settings), []);
  const file = join(folder, "password");
  const client = { endpoint: "https://id/token", clientId: "c", clientSecret: { file } };
  const { clusters } = planOf(settings);
  t.deepEqual(
    clusters.map(({ name, connection }) => [name, connection.sasl]),
    [
      ["plain", { mechanism: "PLAIN", username: "u", password: { file } }],
      ["mutual", undefined],
      [
        "asking",
        {
          mechanism: "OAUTHBEARER",
          token: { ...client, scope: "kafka", audience: "brokers", caFile: authority.cert },
          extensions: { logicalCluster: "lkc-1" },
        },
      ],
      ["short", { mechanism: "OAUTHBEARER", token: client }],
      ["given", { mechanism: "OAUTHBEARER", token: { file } }],
    ],
  );
  t.like(clusters[1]?.connection.tls, {
    caFile: authority.cert,
    certFile: authority.cert,
    keyFile: authority.key,
  });
});

test("one cluster by flags", (t) => {
  const settings = readSettings(kafkaLag, kafkaLagSettings, [
    "--brokers=kafka:9092",
    "--groups.include=router-worker",
    "--overdue=1m",
  ]);
  t.deepEqual(checkSettings(settings), []);
  const { clusters, families } = planOf(settings);
  t.deepEqual(
    clusters.map(({ name, connection }) => [name, connection.bootstrap, connection.groups]),
    [["kafka", ["kafka:9092"], { include: ["router-worker"] }]],
  );
  t.false(families.clusterLabel);
});

test("no cluster", refused, "lag: {rounds: 3}", ["clusters: is missing, and so is --brokers"]);
test("flag and file", (t) => {
  const { folder } = settingsOf(t, "clusters: [{brokers: [a:1]}]");
  const settings = readSettings(kafkaLag, kafkaLagSettings, [`--config.file=${folder}/kafka-lag.yml`, "--brokers=b:1"]);
  t.deepEqual(
    checkSettings(settings).map(({ path }) => path),
    ["--brokers"],
  );
});
test("two clusters of one name", refused, "clusters: [{brokers: [a:1]}, {brokers: [b:1]}]", [
  'clusters › 1 › name: "kafka": is taken by another cluster',
]);
test(
  "many faults, all told",
  refused,
  `
clusters:
  - brokers: [kafka, "kafka:99999"]
    groups: ["/(/"]
    sasl: {mechanism: GSSAPI}
    retries: 3
lag: {rounds: 0, relativeTolerance: 5}
metrics: {detail: broker}
`,
  [
    'kafka-lag.yml › clusters › 0 › brokers › 0: "kafka": is no broker; write host:port, like kafka:9092',
    'kafka-lag.yml › clusters › 0 › brokers › 1: "kafka:99999": has a port that is not between 1 and 65535',
    'kafka-lag.yml › clusters › 0 › groups › 0: "/(/": is no regular expression: Invalid regular expression: /(/u: Unterminated group',
    "kafka-lag.yml › clusters › 0 › retries: is no setting",
    'kafka-lag.yml › clusters › 0 › sasl › mechanism: "GSSAPI": must be PLAIN, SCRAM-SHA-256, SCRAM-SHA-512 or OAUTHBEARER',
    'kafka-lag.yml › lag › relativeTolerance: "5": is no share; write a number from 0 to 1, like 0.05',
    'kafka-lag.yml › lag › rounds: "0": must be at least 1',
    'kafka-lag.yml › metrics › detail: "broker": must be partition, topic or group',
  ],
);
test(
  "a password in clear text on the network",
  refused,
  'clusters: [{brokers: [a:1], sasl: {mechanism: PLAIN, username: u, passwordFile: "@/p"}}]',
  ['clusters › 0 › sasl › mechanism: "PLAIN": sends the secret in clear text without TLS'],
  { p: "x" },
);
test(
  "the same, where it was said to be fine",
  refused,
  'clusters: [{brokers: [a:1], insecure: true, tls: {insecureSkipVerify: true}, sasl: {mechanism: PLAIN, username: u, passwordFile: "@/p"}}]',
  [],
  { p: "x" },
);
test("any certificate", refused, "clusters: [{brokers: [a:1], tls: {insecureSkipVerify: true}}]", [
  "clusters › 0 › tls › insecureSkipVerify: true: takes the certificate of whoever stands in between",
]);
test("a certificate without its key", refused, "clusters: [{brokers: [a:1], tls: {certFile: /x}}]", [
  "kafka-lag.yml › clusters › 0 › tls: has a certFile without a keyFile",
]);
test(
  "files that are not there, or empty",
  refused,
  `
clusters:
  - brokers: [a:1]
    tls: {caFile: "@/ca.pem"}
    sasl: {mechanism: SCRAM-SHA-256, username: u, passwordFile: "@/empty"}
`,
  ["clusters › 0 › sasl › passwordFile: empty is empty", "clusters › 0 › tls › caFile: ca.pem cannot be read: ENOENT"],
  { empty: "\n" },
);
test(
  "an authority that is none",
  refused,
  'clusters: [{brokers: [a:1], tls: {caFile: "@/ca.pem"}}]',
  ["clusters › 0 › tls › caFile: ca.pem holds no certificate in PEM"],
  { "ca.pem": "hello" },
);
test(
  "a token from nowhere, and from two places",
  refused,
  `
clusters:
  - {name: a, brokers: [a:1], tls: true, sasl: {mechanism: OAUTHBEARER}}
  - {name: b, brokers: [a:1], tls: true, sasl: {mechanism: OAUTHBEARER, tokenFile: /t, tokenEndpoint: "https://id/token"}}
`,
  [
    "kafka-lag.yml › clusters › 0 › sasl: has neither tokenFile nor tokenEndpoint; give one of the two",
    "kafka-lag.yml › clusters › 1 › sasl: has a tokenEndpoint without a clientId",
    "kafka-lag.yml › clusters › 1 › sasl: has a tokenEndpoint without a clientSecretFile",
    "kafka-lag.yml › clusters › 1 › sasl: has both tokenFile and tokenEndpoint; give one of the two",
  ],
);
test(
  "a password in the settings",
  refused,
  'clusters: [{brokers: [a:1], sasl: {mechanism: PLAIN, username: u, password: "hunter2"}}]',
  [
    "kafka-lag.yml › clusters › 0 › sasl › password: is no setting",
    "kafka-lag.yml › clusters › 0 › sasl › passwordFile: is missing",
  ],
);

test("key and certificate that do not belong together", (t) => {
  const folder = temporaryFolder(t);
  const authority = makeAuthority(folder);
  const [one, other] = [authority.sign("one"), authority.sign("other")];
  const files = (key: string) =>
    settingsOf(
      t,
      `clusters: [{brokers: [a:1], tls: {caFile: ${authority.cert}, certFile: ${one.cert}, keyFile: ${key}}}]`,
    );
  t.deepEqual(checkSettings(files(one.key).read()), []);
  const [finding, ...more] = checkSettings(files(other.key).read());
  t.deepEqual(more, []);
  t.is(finding?.path, "clusters › 0 › tls › certFile");
  t.regex(finding?.message ?? "", /^cannot be used: .*key values mismatch/i);
});
