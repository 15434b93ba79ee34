import { writeFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { doctor } from "../../../../exporters/kafka-lag/doctor/index.ts";
import { kafkaLag, kafkaLagSettings } from "../../../../exporters/kafka-lag/index.ts";
import { readSettings } from "../../../../exporters/kit/index.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { matchesGolden } from "../../support/golden.ts";
import { recordingLog } from "../../support/log.ts";
import {
  type ClusterOutline,
  scriptedCluster,
  scriptedMember,
  startScriptedBrokers,
  steadyLog,
} from "../support/scripted-broker/index.ts";

const log = steadyLog({ end: 100, first: 1_760_000_000_000, every: 1000 });
const outline: ClusterOutline = {
  brokers: 2,
  topics: { orders: [log, log], returns: [log] },
  groups: {
    router: { members: [scriptedMember("c", { orders: [0, 1] })], offsets: { orders: [100, 40] } },
    idle: { state: "Empty", offsets: { returns: [100] } },
  },
};

async function startedBrokers(t: ExecutionContext) {
  const brokers = await startScriptedBrokers(scriptedCluster(outline));
  t.teardown(() => brokers.stop());
  return brokers;
}

async function examined(t: ExecutionContext, yaml: string, options: Readonly<Record<string, unknown>> = {}) {
  const file = join(temporaryFolder(t), "kafka-lag.yml");
  writeFileSync(file, yaml);
  let text = "";
  const code = await doctor.run({
    settings: readSettings(kafkaLag, kafkaLagSettings, [`--config.file=${file}`]),
    log: recordingLog().log,
    arguments: [],
    options,
    write: (more) => {
      text += more;
    },
    signal: new AbortController().signal,
  });
  return { code, text };
}

/** What differs from run to run: ports, times and bytes. */
const steady = (text: string, addresses: readonly string[]) =>
  addresses
    .reduce((left, address, index) => left.replaceAll(address, `broker-${index + 1}:9092`), text)
    .replace(/[\d.]+ kB sent, [\d.]+ kB received, [\d.]+ s/, "… kB sent, … kB received, … s");

test("a cluster that is well", async (t) => {
  const { addresses } = await startedBrokers(t);
  const { code, text } = await examined(
    t,
    `clusters: [{name: orders, brokers: ["${addresses[0]}"], groups: [router, idle, ghost]}]`,
  );
  matchesGolden(t, "kafka-lag/doctor.txt", steady(text, addresses));
  t.is(code, 0);
});

test("the same for programs", async (t) => {
  const { addresses } = await startedBrokers(t);
  const { code, text } = await examined(t, `clusters: [{brokers: ["${addresses[0]}"], topics: [orders, lost]}]`, {
    json: true,
  });
  const [examination, ...more] = JSON.parse(text) as {
    cluster: string;
    sections: { title: string; lines: { outcome: string; subject: string }[] }[];
    estimate: { series: Record<string, number> };
  }[];
  t.deepEqual(more, []);
  t.is(examination?.cluster, "kafka");
  t.is(examination?.estimate.series.kafka_consumergroup_lag, 2);
  t.deepEqual(
    examination?.sections.flatMap(({ lines }) =>
      lines.filter(({ outcome }) => outcome === "fault").map(({ subject }) => subject),
    ),
    ["topic lost"],
  );
  t.is(code, 1);
});

const failing = test.macro({
  async exec(t, section: (folder: string) => string, detail: RegExp, remedy: RegExp) {
    const folder = temporaryFolder(t);
    writeFileSync(join(folder, "password"), "hunter2");
    const { addresses } = await startedBrokers(t);
    const given = section(folder).replace("BROKER", addresses[0] ?? "");
    const { code, text } = await examined(t, `clusters: [{name: c, insecure: true, connectTimeout: 10s, ${given}}]`);
    const [, line = "", advice = ""] = /✘ (.*)\n {6}→ (.*)\n/.exec(text) ?? [];
    t.regex(line, detail);
    t.regex(advice, remedy);
    t.false(text.includes("hunter2"));
    t.true(text.endsWith("\nSomething must be put right: c.\n"));
    t.is(code, 1);
  },
  title: (name) => name ?? "",
});

test(
  "nobody listens",
  failing,
  () => 'brokers: ["127.0.0.1:1"]',
  /127\.0\.0\.1:1 {2}nothing listens there/,
  /^Start the broker, or correct host and port/,
);
test(
  "a name that is none",
  failing,
  () => 'brokers: ["no-such-host.invalid:9092"]',
  /the host name has no address/,
  /^Correct the name in `brokers`/,
);
test("TLS where there is none", failing, () => 'brokers: ["BROKER"], tls: true', /TLS/, /tls/);
test(
  "a login where none is asked for",
  failing,
  (folder) => `brokers: ["BROKER"], sasl: {mechanism: PLAIN, username: u, passwordFile: ${folder}/password}`,
  /SASL|authentication|login/i,
  /sasl|passwordFile/,
);

test("a listener that accepts and says nothing", async (t) => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket)).listen(0, "127.0.0.1");
  t.teardown(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  const { text } = await examined(t, `clusters: [{name: c, connectTimeout: 300ms, brokers: ["127.0.0.1:${port}"]}]`);
  t.regex(text, /no answer in time\n {6}→ Look for a firewall that swallows packets/);
});
