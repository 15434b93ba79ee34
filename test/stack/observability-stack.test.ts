import test from "ava";
import { goldenIn } from "../support/golden.ts";
import { type Container, containersOf, type Made, madeBy } from "./support/made.ts";

const both = ["stack", "chat4all"];
const addresses = { chat4all: { kafka: ["kafka:9092"] } };
const demo = { systems: both, demo: ["chat4all"] };
const miniatures = ["chat4all", "hitl", "governance-bridge", "agents"];
const stacks = {
  plain: {},
  bare: { containers: false },
  undiscovered: { discovery: { docker: false } },
  all: {
    systems: ["stack", ...miniatures],
    demo: miniatures,
    ports: { hitl: 18003 },
    dashboards: { viewer: "preview" },
  },
  grafana: { dashboards: { viewer: "grafana" }, ports: { grafana: 13000 } },
  moved: { dashboards: { viewer: "preview" }, ports: { grafana: 13000 }, scrapeInterval: "30s" },
  watching: { systems: both, addresses, networks: ["chat4all_default"] },
  login: {
    systems: both,
    addresses,
    kafka: { chat4all: { tls: {}, sasl: { mechanism: "PLAIN", username: "u", secret: "kafka" } } },
    secrets: { kafka: "hidden" },
  },
  demo,
  open: { ...demo, ports: { chat4all: 18080 }, bindAddress: "0.0.0.0", insecure: true },
  three: { ...demo, demoWorkers: 3 },
  none: { ...demo, demoWorkers: 0 },
};

let made: Readonly<Record<keyof typeof stacks, readonly Made[]>>;
test.before(async () => {
  made = await madeBy(stacks);
});

const containers = (stack: keyof typeof stacks) => containersOf(made[stack]);
const container = (stack: keyof typeof stacks, part: string) => containers(stack).get(part) as Container;
const networks = (stack: keyof typeof stacks, part: string) =>
  container(stack, part).networksAdvanced.map(({ name }) => name);
const miniature = [
  "api-service",
  "channel-api",
  "connector-instagram",
  "connector-whatsapp",
  "kafka",
  "router-worker-1",
] as const;

const always = ["alertmanager", "inbox", "node-exporter", "prometheus"];

test("every resource has the type and the name by which stacks that are deployed know it; another name needs an alias", (t) => {
  const known = made.all.map(({ type, name }) => `${type} ${name}\n`).sort();
  t.is(new Set(known).size, known.length);
  goldenIn("stack")(t, "resources.txt", known.join(""));
});

test("without a system that asks for it there is no exporter, and no miniature", (t) => {
  t.deepEqual([...containers("plain").keys()].sort(), [...always, "containers", "socket-proxy"].sort());
  t.deepEqual([...containers("bare").keys()].sort(), always);
});

test("who may ask the engine is on a network from which nothing else is reached", (t) => {
  const engine = made.plain.find(({ inputs }) => inputs.name === "p-dev-engine")?.inputs;
  t.like(engine, { internal: true });
  t.deepEqual(networks("plain", "socket-proxy"), ["p-dev-engine"]);
  for (const part of ["containers", "prometheus"]) t.deepEqual(networks("plain", part), ["p-dev", "p-dev-engine"]);
  t.deepEqual(networks("undiscovered", "prometheus"), ["p-dev"]);
  t.false(made.bare.some(({ inputs }) => inputs.name === "p-dev-engine"));
});

test("the proxy alone has the engine's socket; it is root without a capability, and its secrets are its own", (t) => {
  const mountsOf = (part: string) => JSON.stringify(container("all", part).mounts ?? []);
  for (const part of containers("all").keys())
    t.is(mountsOf(part).includes("docker.sock"), part === "socket-proxy", part);
  t.like(container("plain", "socket-proxy"), { user: "0:0", capabilities: { drops: ["ALL"] } });
  const secrets = made.plain.find(({ name }) => name === "observability-secrets-release")?.inputs ?? {};
  // A secret is wrapped.
  const { value } = secrets.releases as { value: readonly { volume: string; owner: string; mode: number }[] };
  t.like(
    value.find(({ volume }) => volume === "p-dev-socket-proxy-secrets"),
    { owner: "0:65534", mode: 0o440 },
  );
});

test("the proxy is asked to reload on its own network", (t) => {
  const release = made.plain.find(({ name }) => name === "observability-socket-proxy-config-release")?.inputs;
  t.like(release, { service: { network: "p-dev-engine", reloadUrl: "http://socket-proxy:9375/-/reload" } });
});

test("results of load tests are taken on the host, and kept", (t) => {
  const { ports, command, mounts } = container("all", "load-test");
  t.deepEqual(ports, [{ internal: 9646, external: 9646, ip: "127.0.0.1" }]);
  t.true(command?.includes("--data.dir=/load-test"));
  t.like((mounts as readonly object[])[0], { target: "/load-test", readOnly: false });
});

test("an exporter joins the networks of what it reads, as Prometheus does, and has no port on the host", (t) => {
  for (const part of ["kafka-lag", "prometheus"])
    t.deepEqual(networks("watching", part).slice(0, 2), ["p-dev", "chat4all_default"], part);
  t.like(container("watching", "kafka-lag"), { image: "sha256:programs", memory: 256, ports: undefined });
});

test("an exporter's settings are checked by itself before they come into force, its secrets at hand", (t) => {
  const release = made.login.find(({ name }) => name === "observability-kafka-lag-config-release")?.inputs;
  t.like(release, {
    subject: "kafka-lag",
    service: {
      container: "p-dev-kafka-lag",
      command: container("login", "kafka-lag").command,
      network: "p-dev",
      reloadUrl: "http://kafka-lag:9308/-/reload",
    },
    check: {
      image: "sha256:programs",
      volumes: [{ volume: "p-dev-kafka-lag-secrets", mountPath: "/etc/kafka-lag/secrets" }],
    },
  });
  const { entrypoint, command } = (release?.check ?? {}) as Readonly<Record<string, readonly string[]>>;
  t.deepEqual(entrypoint?.slice(-2), ["kafka-lag", "check-config"]);
  t.regex(command?.[0] ?? "", /^--config\.file=\/etc\/kafka-lag\/config\/releases\/[0-9a-f]{16}\/kafka-lag\.yml$/);
});

test("Grafana or the preview shows the dashboards, at the one port, and never both", (t) => {
  for (const [stack, part, other] of [
    ["grafana", "grafana", "preview"],
    ["moved", "preview", "grafana"],
  ] as const) {
    t.deepEqual(container(stack, part).ports, [{ internal: 3000, external: 13000, ip: "127.0.0.1" }]);
    t.false(containers(stack).has(other));
    t.false(made[stack].some(({ inputs }) => inputs.name === `p-dev-${other}-secrets`));
  }
  t.false(containers("plain").has("preview") || containers("plain").has("grafana"));
});

test("the preview reads the dashboards where they lie for Grafana, and can change nothing", (t) => {
  const { command, image, mounts } = container("moved", "preview");
  t.is(image, "sha256:preview");
  t.true(command?.includes("--dashboards.dir=/etc/grafana/config/live/dashboards"));
  t.true(command?.includes("--prometheus.url=http://prometheus:9090"));
  const volumes = (mounts as readonly { source: string; readOnly: boolean }[]).map(
    ({ source, readOnly }) => `${source}${readOnly ? "" : ", writable"}`,
  );
  t.deepEqual(volumes, ["p-dev-grafana-config", "p-dev-preview-config", "p-dev-preview-secrets"]);
});

test("Alertmanager writes to disk every minute what would be lost when it is killed", (t) => {
  t.true(container("all", "alertmanager").command?.includes("--data.maintenance-interval=1m"));
});

test("what changes with the settings reaches the preview by a release, without another command", (t) => {
  t.deepEqual(container("moved", "preview").command, container("all", "preview").command);
  const release = made.moved.find(({ name }) => name === "observability-preview-config-release")?.inputs;
  t.like(release, {
    service: { container: "p-dev-preview", reloadUrl: "http://preview:3000/-/reload", network: "p-dev" },
    check: { image: "sha256:preview" },
  });
  t.regex(JSON.stringify(release?.releases), /scrapeInterval: 30s/);
});

test("a miniature runs on a network of its own, which Prometheus and the exporter join", (t) => {
  for (const part of miniature) t.deepEqual(networks("demo", part), ["p-dev-chat4all"], part);
  for (const part of ["prometheus", "kafka-lag"])
    t.deepEqual(networks("demo", part).slice(0, 2), ["p-dev", "p-dev-chat4all"], part);
  t.deepEqual(networks("demo", "inbox"), ["p-dev"]);
  const others = [...always, "containers", "health", "kafka-lag", "load-test", "socket-proxy"];
  t.deepEqual([...containers("demo").keys()].sort(), [...miniature, ...others].sort());
});

test("every part is hardened, a miniature's as the stack's own", (t) => {
  for (const [part, { memory, ...own }] of containers("all"))
    t.like(
      {
        ...own,
        swapless: own.memorySwap === memory,
        rootless: !/^(0|root)?(:|$)/.test(String(own.user)) || part === "socket-proxy",
      },
      {
        readOnly: true,
        capabilities: { drops: ["ALL"] },
        restart: "unless-stopped",
        swapless: true,
        rootless: true,
        destroyGraceSeconds: part === "prometheus" ? 300 : 30,
      },
      part,
    );
});

test("of a miniature only api-service has a port, on loopback even where the stack's pages are open", (t) => {
  t.deepEqual(container("open", "api-service").ports, [{ internal: 8080, external: 18080, ip: "127.0.0.1" }]);
  for (const part of miniature.slice(1)) t.is(container("open", part).ports, undefined, part);
});

const own = (part: string) => container("all", part);

test("each system's miniature has a network of its own, joined by whoever asks it", (t) => {
  const all = miniatures.map((system) => `p-dev-${system}`);
  for (const part of ["prometheus", "health"])
    t.deepEqual(
      networks("all", part).filter((name) => name !== "p-dev-engine"),
      ["p-dev", ...all],
      part,
    );
  for (const part of ["hitl-api", "hitl-postgres", "hitl-redis"]) t.deepEqual(networks("all", part), ["p-dev-hitl"]);
  for (const part of ["agents", "agents-postgres"]) t.deepEqual(networks("all", part), ["p-dev-agents"]);
  t.deepEqual(networks("all", "governance-bridge"), ["p-dev-governance-bridge"]);
});

test("a database is known to its own miniature as postgres, and lets in who has the password's file", (t) => {
  for (const [client, database] of [
    ["hitl-api", "hitl-postgres"],
    ["agents", "agents-postgres"],
  ] as const) {
    t.deepEqual(own(database).networksAdvanced[0]?.aliases, [database, "postgres"]);
    const file = (part: string) => `/etc/${part}/secrets/current/postgres-password`;
    t.true(own(database).envs.includes(`POSTGRES_PASSWORD_FILE=${file(database)}`));
    t.true(own(client).command?.includes(`--postgres.password-file=${file(client)}`));
    t.like(own(database), { user: "999:999" });
  }
});

test("miniatures are reached on loopback, each by ports of its own", (t) => {
  const ports = (part: string) =>
    (own(part).ports as readonly { external: number; ip: string }[]).map(({ external, ip }) => `${ip}:${external}`);
  t.deepEqual(ports("hitl-api"), ["127.0.0.1:18003"]);
  t.deepEqual(ports("agents"), ["127.0.0.1:8006"]);
  t.deepEqual(ports("governance-bridge"), ["127.0.0.1:8081", "127.0.0.1:50051"]);
  for (const part of ["hitl-postgres", "hitl-redis", "agents-postgres"]) t.is(own(part).ports, undefined, part);
});

test("all miniatures at once may take 4.5 GB, which leaves a quarter of 6 to the stack", (t) => {
  const stackParts = new Set([...always, "preview", "containers", "health", "kafka-lag", "load-test", "socket-proxy"]);
  const limits = [...containers("all")].filter(([part]) => !stackParts.has(part)).map(([, { memory }]) => memory);
  t.is(limits.length, 12);
  const bytes = limits.reduce((sum, one) => sum + one, 0) * 1024 ** 2;
  t.true(bytes <= 4.5e9, String(limits));
});

test("there are as many workers as the settings say, all found under one name", (t) => {
  const workers = (stack: keyof typeof stacks) =>
    [...containers(stack).values()].filter(({ name }) => name.includes("router-worker"));
  t.deepEqual(
    workers("three").map(({ networksAdvanced }) => networksAdvanced[0]?.aliases),
    [1, 2, 3].map((n) => [`router-worker-${n}`, "router-worker"]),
  );
  t.deepEqual(workers("none"), []);
});

test("the broker's settings reach it under the names of its image", (t) => {
  const { envs, command } = container("demo", "kafka");
  t.true(envs.includes("KAFKA_CONTROLLER_QUORUM_VOTERS=1@kafka:9093"));
  t.true(envs.includes("KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://:9093"));
  t.is(command, undefined);
});
