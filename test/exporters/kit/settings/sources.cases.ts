import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import * as z from "zod";
import { printSettings, settingsOf } from "../../../../exporters/kit/settings/index.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { exampleShape, faultsOf, load } from "../../support/settings.ts";

function written(t: ExecutionContext, yaml: string) {
  const folder = temporaryFolder(t);
  const file = join(folder, "lag.yml");
  writeFileSync(file, yaml);
  return { folder, file };
}

test("flags win over the environment, the environment over the file, the file over the defaults", (t) => {
  const { file } = written(t, "hold: {time: 1m, maxCount: 10}\nlog: {level: debug}\nprobe: {enabled: true}");
  const { values } = load(
    { "config.file": file, "hold.time": "3m" },
    { KAFKA_LAG_HOLD_TIME: "2m", KAFKA_LAG_HOLD_MAX_COUNT: "20" },
  );
  t.like(values, {
    "hold.time": 180_000,
    "hold.max-count": 20,
    "log.level": "debug",
    "probe.enabled": true,
    "group.include": ["*"],
    clusters: [],
    "web.listen-address": { port: 9200 },
  });
  t.false("ca-file" in values);
});

test("the environment may name the file, and the flag another one", (t) => {
  const one = written(t, "hold: {maxCount: 1}");
  const two = written(t, "hold: {maxCount: 2}");
  const environment = { KAFKA_LAG_CONFIG_FILE: one.file };
  t.is(load({}, environment).values["hold.max-count"], 1);
  t.is(load({ "config.file": two.file }, environment).values["hold.max-count"], 2);
});

const lists = test.macro({
  exec(t, text: string, expected: readonly string[]) {
    t.deepEqual(load({}, { KAFKA_LAG_GROUP_INCLUDE: text }).values["group.include"], expected);
  },
  title: (_, text) => `a list in a variable: ${text}`,
});
test(lists, "a", ["a"]);
test(lists, "a, b,c", ["a", "b", "c"]);
test(lists, '["/a{1,2}/", "b"]', ["/a{1,2}/", "b"]);
test(lists, "[a-z]+", ["[a-z]+"]);
test(lists, "", ["*"]);

test("the file holds lists, numbers and structures as YAML does", (t) => {
  const { file } = written(
    t,
    `group: {include: [a, 5]}
caFile: 7
clusters:
  - name: main
    brokers: [kafka:9092]
    sasl: {mechanism: plain, username: x, passwordFile: /secret}
`,
  );
  const { values } = load({ "config.file": file });
  t.deepEqual(values["group.include"], ["a", "5"]);
  t.is(values["ca-file"], "7");
  t.deepEqual(values.clusters, [
    {
      name: "main",
      brokers: ["kafka:9092"],
      timeout: 3000,
      sasl: { mechanism: "plain", username: "x", passwordFile: "/secret" },
    },
  ]);
});

test("everything that is wrong is told at once, with the place it comes from, also where another place wins", (t) => {
  const { file, folder } = written(
    t,
    `web: {listenAdress: ":1", config: 5}
hold: {time: soon, max-count: 1, maxCount: [1, 2]}
log: null
listenAddress: ":1"
group: {include: ["a b"]}
clusters:
  - {name: "", brokers: [], timeout: 5, brokerz: [x], sasl: {mechanism: plain, username: x, password: hunter2}}
  - {brokers: kafka, sasl: {mechanism: gssapi}}
`,
  );
  const environment = {
    KAFKA_LAG_HOLD_TIME: "later",
    KAFKA_LAG_HOLD_MAX_CUONT: "hunter2",
    KAFKA_LAG_CLUSTERS: "[]",
    KAFKA_LAG_SERVICE_HOST: "10.0.0.1",
    KAFKA_LAG_PORT_9308_TCP_ADDR: "10.0.0.1",
    KAFKA_LAGGARD: "not ours",
  };
  const faults = faultsOf(
    () => load({ "config.file": file, "hold.time": "1m", "web.listen-address": "9200" }, environment),
    folder,
  );
  t.deepEqual(faults, [
    '--web.listen-address | "9200": is no listen address; write host:port, :port for every address, or [v6-address]:port',
    "lag.yml › clusters › 0 › brokers | names no broker",
    "lag.yml › clusters › 0 › brokerz | is no setting | Did you mean brokers?",
    'lag.yml › clusters › 0 › name | "": Too small: expected string to have >=1 characters',
    "lag.yml › clusters › 0 › sasl › password | is no setting | Did you mean passwordFile?",
    "lag.yml › clusters › 0 › sasl › passwordFile | is missing",
    "lag.yml › clusters › 0 › timeout | 5: is no duration; write a number and a unit, like 30s, 5m or 1h30m",
    'lag.yml › clusters › 1 › brokers | "kafka": Invalid input: expected array, received string',
    "lag.yml › clusters › 1 › name | is missing",
    "lag.yml › clusters › 1 › sasl › mechanism | \"gssapi\": Invalid discriminator value. Expected 'plain' | 'oauthbearer'",
    'lag.yml › group › include › 0 | "a b": holds spaces',
    "lag.yml › hold › max-count | is no setting of this program | Did you mean hold › maxCount?",
    "lag.yml › hold › maxCount | must be one value",
    'lag.yml › hold › time | "soon": is no duration; write a number and a unit, like 30s, 5m or 1h30m',
    "lag.yml › listenAddress | is no setting of this program | Did you mean web › listenAddress?",
    "lag.yml › log | has no value | Give it one, or leave the key out.",
    "lag.yml › web › config | must be a mapping with file",
    "lag.yml › web › listenAdress | is no setting of this program | Did you mean web › listenAddress?",
    "KAFKA_LAG_CLUSTERS | has more structure than a variable can hold | Put it into the settings file.",
    "KAFKA_LAG_HOLD_MAX_CUONT | is no setting of this program | Did you mean KAFKA_LAG_HOLD_MAX_COUNT?",
    'KAFKA_LAG_HOLD_TIME | "later": is no duration; write a number and a unit, like 30s, 5m or 1h30m',
  ]);
  t.false(faults.join().includes("hunter2"));
});

const badFile = test.macro({
  exec(t, yaml: string | undefined, expected: string) {
    const { file, folder } = written(t, yaml ?? "");
    const given = yaml === undefined ? join(folder, "absent.yml") : file;
    t.deepEqual(
      faultsOf(() => load({ "config.file": given }), folder).map((fault) => fault.replaceAll(folder, "")),
      [expected],
    );
  },
  title: (title) => `a file that cannot be used: ${title}`,
});
test("absent", badFile, undefined, "absent.yml | cannot be read: ENOENT");
test(
  "empty, as a write cut short leaves it",
  badFile,
  "\n# nothing\n",
  "lag.yml | is empty | Write {} for the defaults.",
);
test(
  "no YAML, whose excerpt could hold a secret",
  badFile,
  "a: [hunter2",
  "lag.yml | is not YAML: unexpected end of the stream within a flow collection (1:12)",
);
test("a key twice", badFile, "log: {}\nlog: {}", "lag.yml | is not YAML: duplicated mapping key (2:1)");
test("a list", badFile, "- 1", "lag.yml | is no mapping of settings | Start it with a key, like web:");
test(
  "a key that every object has",
  badFile,
  "constructor: 1",
  "lag.yml › constructor | is no setting of this program | Known here: caFile, clusters, group, hold, log, probe, web.",
);
test(
  "a name for itself",
  badFile,
  "config: {file: x}",
  "lag.yml › config | is no setting of this program | Known here: caFile, clusters, group, hold, log, probe, web.",
);

test("the settings in force can be printed: the real file, defaults, nothing that looks like a secret", (t) => {
  const { file, folder } = written(
    t,
    `hold: {maxCount: 10}
group: {include: ["https://user:hunter2@registry/path"]}
clusters: [{name: main, brokers: [a:1]}]
`,
  );
  const link = join(folder, "current.yml");
  symlinkSync(file, link);
  t.is(
    printSettings(load({ "config.file": link, "log.level": "warn" })),
    `# ${file}
clusters:
  - brokers:
      - a:1
    name: main
config:
  file: ${link}
group:
  include:
    - https://user:<secret>@registry/path
hold:
  maxCount: 10
  time: 5m
log:
  level: warn
probe:
  enabled: 'false'
web:
  listenAddress: :9200
`,
  );
  t.true(printSettings(load({})).startsWith("# no settings file\n"));
});

test("a setting that would hold a secret itself, or shares a place, is a mistake of the program", (t) => {
  const { schema } = { schema: z.string() };
  for (const flag of ["kafka.password", "oauth.client-secret", "access-token"])
    t.throws(() => settingsOf("p", { [flag]: schema }), { message: /would show a secret to everybody; take a file/ });
  t.notThrows(() => settingsOf("p", { "kafka.password-file": schema, "token-lifetime": schema }));
  t.throws(() => settingsOf("p", { "a.b-c": schema, "a-b.c": schema }), { message: /have the same place/ });
  t.throws(() => settingsOf("p", { "web.config": schema, "web.config.file": schema }), {
    message: /have the same place/,
  });
});

test("every kind is known", (t) => {
  const kinds = settingsOf("kafka-lag", exampleShape).map(({ flag, kind }) => [flag, kind]);
  t.deepEqual(Object.fromEntries(kinds), {
    "web.listen-address": "text",
    "config.file": "text",
    "web.config.file": "text",
    "log.level": "text",
    "hold.time": "text",
    "hold.max-count": "text",
    "group.include": "list",
    "probe.enabled": "switch",
    "ca-file": "text",
    clusters: "structure",
  });
});
