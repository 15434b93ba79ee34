import test, { type ExecutionContext } from "ava";
import { execa } from "execa";
import { exposedTexts, internalPassword } from "./support/exposed.ts";
import { isHardened } from "./support/hardening.ts";
import { type Miniature, miniature } from "./support/miniature.ts";
import { containers, runningParts, started } from "./support/parts.ts";
import { type StackProject, stackProject } from "./support/stack-project.ts";

const repository = new URL("../../../", import.meta.url).pathname;
const router = '{group="router-worker"}';
const scrapeSeconds = 2;

let stack: StackProject;
let chat: Miniature;
let first = "";

test.before("up --demo chat4all", async () => {
  stack = await stackProject({ stack: "dev" });
  await stack.configure({ scrapeInterval: `${scrapeSeconds}s`, evaluationInterval: "2s" });
  chat = miniature(stack);
  const { code, text } = await stack.sightline("up", "--demo", "chat4all");
  if (code !== 0) throw new Error(text);
  first = text;
});
test.after.always("down", async () => stack.remove());

test.serial("the closing block tells where messages go, and what sends and breaks them", (t) => {
  t.regex(first, new RegExp(`Chat4All +http://127\\.0\\.0\\.1:${stack.ports.chat4all}/v1/messages`));
  t.regex(first, /Load +\S+ run -e TARGET=/);
  t.regex(first, /Faults +docker exec /);
});

test.serial("every target is up, the exporter among them; MinIO, which is no part of it, is none", async (t) => {
  const jobs = (await chat.query('up{job!~"grafana|preview"}')).map(({ labels, value }) => [labels.job, value]);
  t.deepEqual(
    (await chat.query('up{job=~"grafana|preview"}')).map(({ value }) => value),
    [1],
    "one of the two viewers",
  );
  const expected = [
    ...["alertmanager", "api-service", "connector-instagram", "connector-whatsapp", "containers", "health", "inbox"],
    ...["kafka-lag", "load-test", "node-exporter", "prometheus", "socket-proxy"],
  ];
  t.deepEqual(
    jobs.sort(),
    expected.map((job) => [job, 1]),
  );
});

test.serial("every container is hardened, the miniature's too", async (t) => {
  const parts = await runningParts(stack);
  const ofChat4All = ["api-service", "channel-api", "connector-instagram", "connector-whatsapp", "kafka"];
  for (const part of [...ofChat4All, "kafka-lag", "router-worker-1"]) t.true(parts.includes(part), part);
  for (const part of parts) await isHardened(t, stack, part);
});

test.serial("no secret is readable by others", async (t) => {
  const secrets = [await stack.password(), await internalPassword(stack, "kafka-lag")];
  t.is(secrets[1], await internalPassword(stack));
  for (const text of await exposedTexts(stack)) {
    for (const secret of secrets) t.false(text.includes(secret));
    t.notRegex(text, /\$2[aby]\$10\$/);
  }
});

for (const more of [[], ["--refresh"]])
  test.serial(`${["up", ...more].join(" ")} again changes nothing`, async (t) => {
    const before = await containers(stack);
    t.regex(await up(t, "--demo", "chat4all", ...more), /pulumi up +no changes/);
    t.deepEqual(await containers(stack), before);
  });

test.serial("under the load that the closing block names, every message goes all the way", async (t) => {
  const [, command = ""] = /^ *Load +(\S+ run .+)$/m.exec(first) ?? [];
  const [program = "", ...args] = command.trim().split(" ");
  const { exitCode, all } = await execa(
    program,
    [...args, "--quiet", "-e", "SHORT=1", "-e", `RESULTS=${stack.folder}`],
    {
      cwd: stack.folder,
      all: true,
      reject: false,
    },
  );
  // 99: slower than the load's thresholds, which a machine that is busy with tests may be.
  t.true(exitCode === 0 || exitCode === 99, all);
  await chat.until("sum(messages_accepted_total)", ([sample]) => (sample?.value ?? 0) > 50);
  const accepted = await settled("sum(messages_accepted_total)");
  await chat.until(`sum(kafka_consumergroup_committed_offset${router})`, ([sample]) => sample?.value === accepted);
  await chat.until('sum(messages_sent_total{status="sent"})', ([sample]) => sample?.value === accepted);
  await chat.until(`sum(kafka_consumergroup_lag${router})`, ([sample]) => sample?.value === 0);
  await chat.until(`max(kafka_consumergroup_lag_seconds${router})`, ([sample]) => sample?.value === 0);
});

test.serial("without a worker the lag in records is what was sent, in seconds the age of the oldest", async (t) => {
  await stack.container("router-worker-1").stop({ t: 15 });
  await chat.until(`kafka_consumergroup_members${router}`, ([sample]) => sample?.value === 0);
  await inState("Empty");
  const { status, at } = await chat.send();
  t.is(status, 202);
  await chat.send();
  await chat.send();
  await chat.until(`sum(kafka_consumergroup_lag${router})`, ([sample]) => sample?.value === 3);
  const [age = 0, scraped = 0] = await lagSeconds();
  const truth = scraped - at;
  t.true(Math.abs(age - truth) <= scrapeSeconds + 1, `${age} s told, ${truth} s true`);
});

test.serial("it then grows by a second per second", async (t) => {
  const [before = 0, from = 0] = await lagSeconds();
  await new Promise((done) => setTimeout(done, 15_000));
  const [after = 0, to = 0] = await lagSeconds();
  t.true(to - from > 8);
  // The error bound of each reading is a second.
  t.true(Math.abs(after - before - (to - from)) <= 2, `${after - before} s in ${to - from} s`);
});

test.serial("two workers share the partitions and work off what waits", async (t) => {
  await up(t, "--demo", "chat4all", "--workers", "2");
  await chat.until(`kafka_consumergroup_members${router}`, ([sample]) => sample?.value === 2);
  const owned = await chat.until(
    `kafka_consumergroup_member_partitions${router}`,
    (samples) => samples.length === 2 && sumOf(samples) === 6,
  );
  t.deepEqual(
    owned.map(({ value }) => value),
    [3, 3],
  );
  await inState("Stable");
  await chat.until(`sum(kafka_consumergroup_lag${router})`, ([sample]) => sample?.value === 0);
  await chat.until(`max(kafka_consumergroup_lag_seconds${router})`, ([sample]) => sample?.value === 0);
});

test.serial("a worker that is killed leaves the group, and the other one takes over", async (t) => {
  await stack.container("router-worker-2").kill();
  await chat.until(`kafka_consumergroup_members${router}`, ([sample]) => sample?.value === 1);
  await inState("Stable");
  const left = await chat.until(`kafka_consumergroup_member_partitions${router}`, (samples) => samples.length === 1);
  t.is(left[0]?.value, 6);
  const states = `count_over_time((kafka_consumergroup_state{group="router-worker", state!="Stable"} == 1)[2m:1s])`;
  t.true((await chat.query(states)).length > 0, "the rebalance was seen");
});

test.serial("when every message is rejected, the reason is there", async (t) => {
  await chat.faults("set", "api-service", "reject-all");
  try {
    const { status } = await chat.send();
    t.true(status >= 400, String(status));
    await chat.until('messages_rejected_total{reason="reject_all"}', ([sample]) => (sample?.value ?? 0) > 0);
  } finally {
    await chat.faults("clear", "api-service");
  }
  t.is((await chat.send()).status, 202);
});

test.serial("another consumer group to watch is a reload of the exporter", async (t) => {
  await up(t, "--demo", "chat4all"); // as it was at first
  const parts = ["kafka-lag", "prometheus", "kafka", "router-worker-1"];
  const before = await started(stack, parts);
  await stack.write("systems/index.ts", withGroup("archive"));
  await up(t, "--demo", "chat4all");
  await chat.until('kafka_consumergroup_found{group="archive"}', ([sample]) => sample?.value === 0);
  t.deepEqual(await started(stack, parts), before);
});

test.serial("what the exporter refuses fails with its words, and what was in force still is", async (t) => {
  const before = await started(stack, ["kafka-lag"]);
  await stack.write("systems/index.ts", withGroup("/archive-(/"));
  const { code, text } = await stack.sightline("up", "--demo", "chat4all");
  t.is(code, 2, text);
  t.regex(text, /kafka-lag refuses the new configuration/);
  t.regex(text, /archive-\(/);
  t.deepEqual(await started(stack, ["kafka-lag"]), before);
  await chat.until('kafka_consumergroup_found{group="archive"}', ([sample]) => sample?.value === 0);
  await stack.write("systems/index.ts", withGroup("archive"));
});

test.serial("without --demo the miniature goes, and nothing of it is left", async (t) => {
  await up(t);
  const parts = await runningParts(stack);
  for (const part of ["kafka", "api-service", "router-worker-1", "kafka-lag"]) t.false(parts.includes(part), part);
  const label = [`sightline.stack=${stack.name}/dev`];
  const networks = await stack.docker.listNetworks({ filters: { label } });
  t.deepEqual(networks.map(({ Name }) => Name).sort(), [`${stack.name}-dev`, `${stack.name}-dev-engine`]);
  const { Volumes } = await stack.docker.listVolumes({ filters: JSON.stringify({ label }) });
  t.deepEqual(
    (Volumes ?? []).map(({ Name }) => Name).filter((name) => /kafka|api-service|connector/.test(name)),
    [],
  );
});

async function up(t: ExecutionContext, ...args: string[]): Promise<string> {
  const { code, text } = await stack.sightline("up", ...args);
  t.is(code, 0, text);
  return text;
}

/** A counter's value when nothing comes any more: two scrapes in a row agree. */
async function settled(expr: string): Promise<number> {
  for (let before = -1; ; ) {
    const now = (await chat.value(expr)) ?? 0;
    if (now === before) return now;
    before = now;
    await new Promise((done) => setTimeout(done, 2 * scrapeSeconds * 1000));
  }
}

/** The oldest message's age, and when that was scraped. */
async function lagSeconds(): Promise<readonly number[]> {
  const worst = `topk(1, kafka_consumergroup_lag_seconds${router})`;
  const age = await chat.query(worst);
  const at = await chat.query(`timestamp(${worst})`);
  return [age[0]?.value ?? Number.NaN, at[0]?.value ?? Number.NaN];
}

async function inState(state: string): Promise<void> {
  const expr = `kafka_consumergroup_state{group="router-worker", state="${state}"}`;
  await chat.until(expr, ([sample]) => sample?.value === 1);
}

function sumOf(samples: readonly { readonly value: number }[]): number {
  return samples.reduce((total, { value }) => total + value, 0);
}

/** The repository's systems, and one more consumer group of Chat4All. */
function withGroup(group: string): string {
  return `import { knownSystems as all } from "${repository}systems/index.ts";
export { selectSystems } from "${repository}systems/index.ts";
export const knownSystems = all.map((system) => {
  const { kafkaLag } = system.exporters ?? {};
  if (kafkaLag === undefined) return system;
  return { ...system, exporters: { kafkaLag: { ...kafkaLag, groups: [...kafkaLag.groups, ${JSON.stringify(group)}] } } };
});
`;
}
