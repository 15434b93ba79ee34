import test from "ava";
import { type Container, containersOf, type Made, madeBy } from "./support/made.ts";

const both = ["stack", "chat4all"];
const addresses = { chat4all: { kafka: ["kafka:9092"] } };
const demo = { systems: both, demo: ["chat4all"] };
const stacks = {
  plain: {},
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

test("without a system that asks for it there is no exporter, and no miniature", (t) => {
  t.deepEqual([...containers("plain").keys()].sort(), ["alertmanager", "inbox", "node-exporter", "prometheus"]);
});

test("an exporter joins the networks of what it reads, as Prometheus does, and has no port on the host", (t) => {
  for (const part of ["kafka-lag", "prometheus"])
    t.deepEqual(networks("watching", part), ["p-dev", "chat4all_default"], part);
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

test("a miniature runs on a network of its own, which Prometheus and the exporter join", (t) => {
  for (const part of miniature) t.deepEqual(networks("demo", part), ["p-dev-chat4all"], part);
  for (const part of ["prometheus", "kafka-lag"])
    t.deepEqual(networks("demo", part), ["p-dev", "p-dev-chat4all"], part);
  t.deepEqual(networks("demo", "inbox"), ["p-dev"]);
  const others = ["alertmanager", "inbox", "kafka-lag", "node-exporter", "prometheus"];
  t.deepEqual([...containers("demo").keys()].sort(), [...miniature, ...others].sort());
});

test("every part is hardened, a miniature's as the stack's own", (t) => {
  for (const [part, { memory, ...own }] of containers("demo"))
    t.like(
      { ...own, swapless: own.memorySwap === memory, rootless: !/^(0|root)?(:|$)/.test(String(own.user)) },
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
