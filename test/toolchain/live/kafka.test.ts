import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Admin, type AdminOptions, Producer } from "@platformatic/kafka";
import test, { type ExecutionContext } from "ava";
import { execa } from "execa";
import { imageId, kafkaPlan, loadImage } from "../../../toolchain/images/index.ts";
import { acquireProbe } from "../../../toolchain/images/probe.ts";
import { acquire, doctor, type Engine, engine, type ResolvedImage } from "../../../toolchain/index.ts";
import { hostPlatform } from "../../../toolchain/tools/index.ts";
import { type Brokers, type BrokersOptions, oauthToken, startBrokers } from "../../support/kafka/index.ts";

let on: Engine;
let image: ResolvedImage;

test.before("acquire the image, whatever that takes on this machine", async (t) => {
  t.timeout(10 * 60_000);
  const resolved = await acquire(await doctor(["image/kafka"]));
  on = await engine();
  const found = resolved.engines[on.id]?.images.kafka;
  if (found === undefined) throw new Error("there is no Kafka image");
  image = found;
});

test.serial("a second run has nothing to do", async (t) => {
  const items = await doctor(["image/kafka"]);
  t.deepEqual(
    items.filter(({ pending }) => pending).map(({ id }) => id),
    [],
  );
});

test.serial(
  "a broker with settings from a mount keeps its topics and its address over a stop and a kill",
  async (t) => {
    const brokers = await start(t, { security: { sasl: "PLAIN" } });
    const server = ["--bootstrap-server", brokers.internal()];
    await brokers.tool("org.apache.kafka.tools.TopicCommand", [...server, "--create", "--topic", "kept"]);
    await brokers.stop();
    await brokers.start();
    await brokers.kill();
    await brokers.start();
    t.deepEqual(await topics(t, brokers, {}), ["kept"]);
    for (const address of [...brokers.plain, ...brokers.secured]) {
      const { stderr, exitCode } = await execa(await probe(), [`kafka://${address}`], { reject: false });
      t.is(exitCode, 0, stderr);
    }
  },
);

test.serial("the broker reads every compression, whose libraries it unpacks at run time", async (t) => {
  const brokers = await start(t, {});
  const [bootstrap = ""] = brokers.plain;
  await client(t, { bootstrapBrokers: [bootstrap] }).createTopics({ topics: ["packed"], partitions: 1, replicas: 1 });
  for (const compression of ["gzip", "snappy", "lz4", "zstd"] as const) {
    const producer = new Producer({ clientId: "test", bootstrapBrokers: [bootstrap], compression, retries: 0 });
    t.teardown(() => producer.close());
    const value = Buffer.from(compression.repeat(100));
    await t.notThrowsAsync(producer.send({ messages: [{ topic: "packed", value }] }), compression);
  }
});

test.serial("of three brokers one may die", async (t) => {
  const brokers = await start(t, { brokers: 3 });
  const server = ["--bootstrap-server", brokers.internal()];
  await brokers.tool("org.apache.kafka.tools.TopicCommand", [...server, "--create", "--topic", "spread"]);
  await brokers.kill(3);
  const admin = client(t, { bootstrapBrokers: brokers.plain.slice(0, 2) });
  while ((await admin.metadata({ topics: ["spread"], forceUpdate: true })).brokers.size === 3) await sleep(200);
  await brokers.start(3);
  const { brokers: known } = await admin.metadata({ topics: ["spread"], forceUpdate: true });
  t.deepEqual([...known.keys()].sort(), [1, 2, 3]);
});

type Credentials = (brokers: Brokers) => Partial<AdminOptions>;
const secured = test.macro(
  async (t, security: NonNullable<BrokersOptions["security"]>, good: Credentials, bad: Credentials) => {
    const brokers = await start(t, { security });
    t.deepEqual(await topics(t, brokers, good(brokers)), []);
    await t.throwsAsync(topics(t, brokers, bad(brokers)));
  },
);
const ca = ({ tls }: Brokers) => readFileSync(tls?.ca ?? "", "utf8");
test.serial(
  "mutual TLS: a client with a certificate, and one without",
  secured,
  { tls: "mutual" },
  (brokers) => ({
    tls: {
      ca: ca(brokers),
      cert: readFileSync(brokers.tls?.cert ?? "", "utf8"),
      key: readFileSync(brokers.tls?.key ?? "", "utf8"),
    },
  }),
  (brokers) => ({ tls: { ca: ca(brokers) } }),
);
const scram = (password: string) => ({ mechanism: "SCRAM-SHA-512", username: "client", password }) as const;
test.serial(
  "SCRAM over TLS: the right password, and a wrong one",
  secured,
  { tls: true, sasl: "SCRAM-SHA-512" },
  (brokers) => ({ tls: { ca: ca(brokers) }, sasl: scram("client-secret") }),
  (brokers) => ({ tls: { ca: ca(brokers) }, sasl: scram("wrong") }),
);
test.serial(
  "OAUTHBEARER: a token, and one that is over",
  secured,
  { sasl: "OAUTHBEARER" },
  () => ({ sasl: { mechanism: "OAUTHBEARER", token: oauthToken("client") } }),
  () => ({ sasl: { mechanism: "OAUTHBEARER", token: oauthToken("client", -60) } }),
);

test.serial("a broker that is given nothing starts alone, from variables too", async (t) => {
  const container = await on.docker.createContainer({
    Image: image.id,
    Env: ["KAFKA_HEAP_OPTS=-Xmx256m", "KAFKA_NUM_PARTITIONS=7", ...bare],
    HostConfig: { CapDrop: ["ALL"], SecurityOpt: ["no-new-privileges"] },
  });
  t.teardown(() => container.remove({ force: true, v: true }));
  await container.start();
  const printed = async () => (await container.logs({ stdout: true, stderr: true })).toString();
  while (!(await printed()).includes("Kafka Server started")) {
    t.true((await container.inspect()).State.Running, await printed());
    await sleep(200);
  }
  t.regex(await printed(), /num\.partitions = 7\b/);
});
/** Variables go in place of the default settings, so they have to be complete. */
const bare = [
  "KAFKA_NODE_ID=1",
  "KAFKA_PROCESS_ROLES=broker,controller",
  "KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://:9093",
  "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://localhost:9092",
  "KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER",
  "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
  "KAFKA_CONTROLLER_QUORUM_VOTERS=1@localhost:9093",
];

test.serial("an image that is made again has the same id", async (t) => {
  if (image.source !== "built" || on.platform === undefined) {
    t.pass("the official image is used here");
    return;
  }
  const tag = "sightline/kafka:made-again";
  t.teardown(() => on.docker.getImage(tag).remove());
  t.is(await loadImage(on, { ...(await kafkaPlan(on.platform)), tag }), image.id);
  t.is(await imageId(on.docker, tag), image.id);
});

async function start(t: ExecutionContext, options: BrokersOptions): Promise<Brokers> {
  t.timeout(5 * 60_000);
  const brokers = await startBrokers(options);
  t.teardown(() => brokers.remove());
  return brokers;
}

async function topics(t: ExecutionContext, brokers: Brokers, credentials: Partial<AdminOptions>): Promise<string[]> {
  const secure = Object.keys(credentials).length > 0;
  const bootstrapBrokers = [...(secure ? brokers.secured : brokers.plain)];
  return client(t, { bootstrapBrokers, retries: 0, ...credentials }).listTopics();
}

function client(t: ExecutionContext, options: Omit<AdminOptions, "clientId">): Admin {
  const admin = new Admin({ clientId: "test", ...options });
  t.teardown(() => admin.close());
  return admin;
}

async function probe(): Promise<string> {
  const platform = hostPlatform();
  if (platform === undefined) throw new Error("no probe for this platform");
  return acquireProbe(platform);
}
