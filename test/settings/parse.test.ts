import test from "ava";
import { DefinitionError } from "../../problems/index.ts";
import { parseSettings, readStackFile, type Settings, usedPorts, type Viewer, viewerOf } from "../../settings/index.ts";
import { known } from "./known.ts";

const parse = (values: Readonly<Record<string, unknown>>, stack = "dev") =>
  parseSettings({ project: "sightline", stack, values, systems: known });

test("nothing set: every default is there", (t) => {
  t.deepEqual(parse({}), {
    project: "sightline",
    stack: "dev",
    environment: "dev",
    systems: ["stack"],
    addresses: {},
    networks: [],
    kafka: {},
    demo: [],
    demoWorkers: 1,
    scrapeInterval: "15s",
    scrapeTimeout: "10s",
    evaluationInterval: "15s",
    retention: { time: "40d", size: "10GB" },
    externalLabels: {},
    ports: {
      prometheus: 9090,
      alertmanager: 9093,
      grafana: 3000,
      inbox: 9095,
      loadTest: 9646,
      chat4all: 8080,
      hitl: 8003,
      governanceBridge: 8081,
      governanceBridgeGrpc: 50051,
      agents: 8006,
    },
    bindAddress: "127.0.0.1",
    publicHost: "127.0.0.1",
    insecure: false,
    receivers: {},
    defaultReceiver: "inbox",
    routes: [],
    timeIntervals: {},
    grouping: { by: ["alertname", "job"], wait: "30s", interval: "5m", repeat: "4h" },
    rulesFrom: [],
    resources: {
      prometheus: { memory: "2GiB", cpus: 2 },
      alertmanager: { memory: "256MiB", cpus: 0.5 },
      grafana: { memory: "512MiB", cpus: 1 },
      preview: { memory: "256MiB", cpus: 1 },
      nodeExporter: { memory: "128MiB", cpus: 0.25 },
      inbox: { memory: "256MiB", cpus: 0.5 },
      kafkaLag: { memory: "256MiB", cpus: 1 },
      health: { memory: "256MiB", cpus: 0.5 },
      loadTest: { memory: "256MiB", cpus: 0.5 },
      containers: { memory: "256MiB", cpus: 1 },
      socketProxy: { memory: "128MiB", cpus: 0.5 },
    },
    containers: true,
    discovery: { docker: { label: "sightline.scrape" } },
    logs: { maxSize: "10MB", maxFiles: 3 },
    passwordsGeneration: 1,
    dashboards: { viewer: "auto" },
    grafana: {},
  } satisfies Settings);
});

test("Grafana is told where it finds logs and traces", (t) => {
  t.deepEqual(parse({ grafana: { loki: { url: "https://loki.example.org/eu" } } }).grafana, {
    loki: { url: "https://loki.example.org/eu" },
  });
  t.deepEqual(parse({ grafana: '{"tempo": {"url": "http://tempo:3200"}}' }).grafana, {
    tempo: { url: "http://tempo:3200", traceIdLabel: "trace_id" },
  });
});

test("what Pulumi gives as text means the same as what the stack file gives as a value", (t) => {
  const values = {
    retention: { time: "10d" },
    ports: { grafana: 3001 },
    systems: ["stack"],
    passwordsGeneration: 2,
    dashboards: { viewer: "none" },
    scrapeInterval: "5s",
  };
  const texts = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
  );
  t.deepEqual(parse(texts), parse(values));
  t.is(parse(texts).retention.size, "10GB");
});

const viewer = test.macro((t, wanted: string, absent: readonly string[], expected: Viewer) => {
  const why = Object.fromEntries(absent.map((name) => [name, "no such host"]));
  t.is(viewerOf(parse({ dashboards: { viewer: wanted } }), why), expected);
});
test("Grafana shows the dashboards where it can be had", viewer, "auto", [], "grafana");
test("else the preview does", viewer, "auto", ["grafana"], "preview");
test("else nothing", viewer, "auto", ["grafana", "preview"], "none");
test("the preview, also where Grafana could be had", viewer, "preview", [], "preview");
test("what is asked for by name is not exchanged", viewer, "grafana", ["grafana"], "grafana");
test("nothing, where nothing is wanted", viewer, "none", ["grafana"], "none");

const taken = test.macro((t, wanted: string, expected: boolean) => {
  t.is("grafana" in usedPorts(parse({ dashboards: { viewer: wanted } }), known), expected);
});
test("whatever shows the dashboards has a port", taken, "preview", true);
test("nothing has none", taken, "none", false);

const environment = test.macro({
  exec: (t, stack: string, expected: Settings["environment"]) => t.is(parse({}, stack).environment, expected),
  title: (_, stack: string, expected: string) => `stack "${stack}" is ${expected}`,
});
test(environment, "dev", "dev");
test(environment, "staging", "staging");
test(environment, "my-branch", "dev");

test("the scrape timeout follows a shorter interval and leaves a longer one alone", (t) => {
  t.is(parse({ scrapeInterval: "5s" }).scrapeTimeout, "5s");
  t.is(parse({ scrapeInterval: "1m" }).scrapeTimeout, "10s");
  t.is(parse({ scrapeInterval: "1m", scrapeTimeout: "1m" }).scrapeTimeout, "1m");
});

const discovery = test.macro((t, values: object, expected: Settings["discovery"]["docker"]) => {
  t.deepEqual(parse({ ...values }).discovery, { docker: expected });
});
const scrape = { label: "sightline.scrape" };
test("targets are found by label where it is asked for", discovery, { discovery: { docker: true } }, scrape);
test("by a label of one's own", discovery, { discovery: { docker: { label: "a.b" } } }, { label: "a.b" });
test("not where it is not wanted", discovery, { discovery: { docker: false } }, false);
test("nor where the engine is not asked", discovery, { containers: false }, false);

const accepted = test.macro({
  exec: (t, values: Readonly<Record<string, unknown>>, stack?: string) => {
    t.notThrows(() => parse(values, stack));
  },
  title: (title = "") => `accepted: ${title}`,
});
const delivery = {
  receivers: { oncall: { kind: "pagerduty", secret: "pagerduty" } },
  defaultReceiver: "oncall",
  heartbeat: { secret: "heartbeat" },
  secrets: { pagerduty: "x", heartbeat: "y" },
};
const open = { bindAddress: "0.0.0.0" };
test("prod with a receiver and a heartbeat", accepted, delivery, "prod");
test("secrets that Pulumi gives as one text", accepted, { ...delivery, secrets: '{"pagerduty":"x","heartbeat":"y"}' });
test("secrets encrypted as a whole cannot be checked by name", accepted, { ...delivery, secrets: { secure: "v1:x" } });
test("an open address with TLS", accepted, { ...open, tls: { certFile: "a", keyFile: "b", serverName: "c" } });
test("an open address on request", accepted, { ...open, insecure: true });
test("another loopback address", accepted, { bindAddress: "127.0.0.2" });
test("the IPv6 loopback address", accepted, { bindAddress: "::1" });
test("a system without address in dev", accepted, { systems: ["stack", "chat4all"] });
test("a miniature in dev", accepted, { systems: ["chat4all"], demo: ["chat4all"] });
test(
  "a system in staging whose health is asked, with all its addresses",
  accepted,
  { systems: ["hitl"], addresses: { hitl: { "hitl-api": ["a:80"], postgres: ["p:5432"] } } },
  "staging",
);
test(
  "a system with all its addresses in staging",
  accepted,
  {
    systems: ["chat4all"],
    addresses: { chat4all: { "api-service": ["a:80", "[::1]:80"], kafka: ["k1:9092", "k2:9092"], minio: ["m:9000"] } },
  },
  "staging",
);
const kafka = (access: object) => ({ secrets: { known: { secure: "v1:x" } }, kafka: { chat4all: access } });
const scram = { mechanism: "SCRAM-SHA-512", username: "u", secret: "known" };
test("Kafka over TLS", accepted, kafka({ tls: {} }));
test(
  "Kafka over mutual TLS",
  accepted,
  kafka({ tls: { caFile: "a", certFile: "b", secret: "known", serverName: "c" } }),
);
test("a Kafka login that tells nobody the password", accepted, kafka({ sasl: scram }));
test("a Kafka login in clear over TLS", accepted, kafka({ tls: {}, sasl: { ...scram, mechanism: "PLAIN" } }));
test("a Kafka login in clear on request", accepted, kafka({ sasl: { ...scram, mechanism: "PLAIN" }, insecure: true }));
const token = { mechanism: "OAUTHBEARER", tokenEndpoint: "https://a.b/token", clientId: "c", secret: "known" };
test("a Kafka login with a token", accepted, kafka({ tls: {}, sasl: token }));
test("a port of a miniature that does not run", accepted, { ports: { inbox: 8003, grafana: 8080 } });
test("the port of load results where there are none", accepted, { ports: { inbox: 9646 } });
test("a compound duration", accepted, { retention: { time: "1w2d12h" } });

test("names that are handed over are checked instead of the secrets themselves", (t) => {
  const input = { project: "p", stack: "prod", systems: known, values: { ...delivery, secrets: undefined } };
  t.notThrows(() => parseSettings({ ...input, secretNames: ["heartbeat", "pagerduty"] }));
  const error = t.throws(() => parseSettings({ ...input, secretNames: ["heartbeat"] }), {
    instanceOf: DefinitionError,
  });
  t.deepEqual(
    error.findings.map(({ check }) => check),
    ["settings/unknown-secret"],
  );
});

test("a project whose name no container can have is refused", (t) => {
  const error = t.throws(() => parseSettings({ project: "my project", stack: "ä", values: {}, systems: known }), {
    instanceOf: DefinitionError,
  });
  t.deepEqual(
    error.findings.map(({ path }) => path),
    ["project", "stack"],
  );
});

test("an empty stack file has no values", (t) => {
  t.deepEqual(readStackFile(""), {});
  t.deepEqual(readStackFile("# nothing\n"), {});
  t.deepEqual(readStackFile("encryptionsalt: v1:abc\n"), {});
});

test("a stack file that is not YAML is refused by name", (t) => {
  const error = t.throws(() => readStackFile("config: {a: [", "Pulumi.dev.yaml"), { instanceOf: DefinitionError });
  t.regex(error.message, /^error: Pulumi\.dev\.yaml: is not YAML: .+\. \[settings\/stack-file\]/);
});
