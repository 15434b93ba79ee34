import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import test, { type ExecutionContext } from "ava";
import { execa } from "execa";
import type { Gap, Gaps } from "../../../bundle/index.ts";
import { compileApiService } from "../../examples/workloads/support/api-service.ts";
import { startConnector } from "../../examples/workloads/support/programs.ts";
import { metricsServer } from "../support/metrics-server.ts";
import { startPrometheus, type TestPrometheus } from "../support/prometheus.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const nobody = "127.0.0.1:9"; // the discard port: there is no Kafka
const path = "/actuator/prometheus";

function gaps(...args: readonly string[]) {
  return execa(process.execPath, ["cli/main.ts", "gaps", ...args], { cwd: root, reject: false });
}

function access({ url, user, passwordFile }: TestPrometheus): readonly string[] {
  return ["--prometheus", url, "--user", user, "--password-file", passwordFile];
}

const host = (url: string) => url.replace("http://", "");

test("Chat4All's own services, scraped without our exporter: its consumer lag is missed, live and from files", async (t) => {
  const service = await compileApiService();
  t.teardown(() => service.remove());
  const channelApi = `http://${nobody}`;
  const programs = {
    "api-service": await service.start(t, nobody),
    "connector-whatsapp": await startConnector(t, { channel: "whatsapp", broker: nobody, channelApi }),
    "connector-instagram": await startConnector(t, { channel: "instagram", broker: nobody, channelApi }),
  };
  // What is counted is known from the first request on.
  await fetch(`${programs["api-service"].url}/v1/messages`, { method: "POST", body: "{" });
  const jobs = Object.entries(programs).map(([job, { url }]) => [job, { path, targets: [host(url)] }] as const);
  const prometheus = await startPrometheus(t, Object.fromEntries(jobs));
  await prometheus.until("up == 1", 3);
  await prometheus.until("http_requests_total", 1);

  const live = await gaps(...access(prometheus), "--json");
  t.is(live.exitCode, 1, live.stderr);
  const found: Gaps = JSON.parse(live.stdout);
  const late = about(found.gaps, "kafka_consumergroup_lag_seconds");
  t.is(late?.remedy.exporter, "kafkaLag");
  t.true(late?.readers.some((reader) => reader.kind === "alert" && reader.name === "KafkaConsumerLate"));
  t.true(late?.readers.some((reader) => reader.kind === "objective" && reader.name === "delivery-freshness"));
  t.deepEqual(
    found.gaps.filter((gap) => !mayBeMissing(gap)),
    [],
    "all else is there",
  );
  t.true(found.unused.some(({ name }) => name === "nodejs_eventloop_lag_seconds"));

  const folder = temporary(t);
  const saved = await Promise.all(
    Object.entries(programs).map(async ([job, { url }]) => {
      const file = join(folder, `${job}.txt`);
      writeFileSync(file, await (await fetch(url + path)).text());
      return `${job}=${file}`;
    }),
  );
  const offline = await gaps("--json", "--metrics", ...saved);
  t.is(offline.exitCode, 1, offline.stderr);
  const named = ({ gaps: all }: Gaps) => all.map((gap) => ("metric" in gap ? gap.metric : gap.job));
  t.deepEqual(named(JSON.parse(offline.stdout)), named(found));
});

/** Of an exporter or a MinIO that does not run, or of a library that shows no timer before its first event. */
function mayBeMissing({ kind, remedy }: Gap): boolean {
  if (kind === "no target")
    return ["job health", "job kafka-lag", "job load-test", "job minio"].includes(remedy.subject);
  return kind === "missing metric" && (remedy.exporter !== undefined || remedy.orYetToCome === true);
}

function about(all: readonly Gap[], metric: string): Gap | undefined {
  return all.find((gap) => "metric" in gap && gap.metric === metric);
}

test("what is renamed, dropped or gone is a gap by the next scrape; what comes back is none", async (t) => {
  const rule = (expr: string) => `{alert: Asks, expr: ${JSON.stringify(expr)}}`;
  const project = temporary(t);
  writeFileSync(join(project, "Pulumi.yaml"), "name: team\nruntime: nodejs\n");
  writeFileSync(join(project, "Pulumi.dev.yaml"), "config: {sightline:rulesFrom: [team.yml]}\n");
  const exprs = [
    'sum by (queue) (queue_length{job="shop"}) > 5',
    'rate(orders_total{job="shop",result="failed"}[5m]) > 0',
    'up{job="shop"} == 0',
    'worker_busy{job="worker",state="busy"} > 0',
  ];
  writeFileSync(join(project, "team.yml"), `groups: [{name: team, rules: [${exprs.map(rule).join(", ")}]}]\n`);
  const good = 'queue_length{queue="mail"} 1\n# TYPE orders_total counter\norders_total{result="done"} 5\n';
  const [one, two, worker] = [await metricsServer(t, good), await metricsServer(t, good), await metricsServer(t)];
  worker.text = 'worker_busy{state="busy"} 1\n';
  const prometheus = await startPrometheus(t, {
    shop: { targets: [one.address, two.address] },
    worker: { targets: [worker.address] },
  });
  await prometheus.until("up == 1", 3);

  const look = async () => {
    const args = ["gaps", "--json", "--system", "stack", ...access(prometheus)];
    const { stdout, stderr } = await execa(process.execPath, [join(root, "cli/main.ts"), ...args], {
      cwd: project,
      reject: false,
    });
    if (stdout === "") throw new Error(stderr);
    const result = JSON.parse(stdout) as Gaps;
    const ofTeam = (all: readonly Gap[]) =>
      all
        .filter(({ readers }) => readers.some((reader) => reader.kind === "alert" && reader.name === "Asks"))
        .map(({ readers: _readers, remedy: _remedy, ...gap }) => gap);
    return { gaps: ofTeam(result.gaps), quiet: ofTeam(result.quiet) };
  };
  const failed = {
    kind: "no series",
    metric: "orders_total",
    selector: 'orders_total{job="shop", result="failed"}',
    counted: true,
    has: { job: ["shop"], result: ["done"] },
  };
  t.deepEqual(await look(), { gaps: [], quiet: [failed] } as never);

  two.text = good.replace("queue_length", "queue_size");
  await prometheus.until("queue_length", 1);
  const onOne = { kind: "missing on target", metric: "queue_length", job: "shop", instances: [two.address], of: 2 };
  t.deepEqual((await look()).gaps, [{ ...onOne, declared: false }] as never);

  two.text = good.replace('result="done"', 'result="failed"');
  await prometheus.until('orders_total{result="failed"}', 1);
  t.deepEqual(await look(), { gaps: [], quiet: [] });

  [one.text, two.text] = [
    good.replace('{queue="mail"}', '{topic="mail"}'),
    good.replace('{queue="mail"}', '{topic="mail"}'),
  ];
  await prometheus.until('queue_length{topic!=""}', 2);
  await prometheus.until('queue_length{queue!=""}', 0);
  const label = { kind: "missing label", metric: "queue_length", job: "shop", label: "queue", has: ["topic"] };
  // It had such a series a moment ago, which says nothing of what comes.
  t.deepEqual(await look(), { gaps: [label], quiet: [] } as never);

  [one.text, two.text, worker.text] = [good, good, undefined];
  await prometheus.until("up == 1", 2);
  const { gaps: down } = await look();
  t.deepEqual(down, [{ kind: "target down", job: "worker", metrics: ["worker_busy"] }] as never);

  worker.text = 'worker_busy{state="idle"} 1\n';
  await prometheus.until('worker_busy{state="idle"}', 1);
  t.deepEqual((await look()).gaps, [], "it was busy within the last day");
});

test("what cannot be done is told in a line, with exit code 2", async (t) => {
  const folder = temporary(t);
  const file = join(folder, "words.txt");
  writeFileSync(file, "12 monkeys\n");
  const server = await metricsServer(t, "a 1\n");
  const cases: readonly (readonly [RegExp, ...string[]])[] = [
    [/http:\/\/127\.0\.0\.1:9 does not answer\n +because: /, "--prometheus", `http://${nobody}`],
    [/answers 200; wanted: Prometheus's API/, "--prometheus", `http://${server.address}`],
    [/ftp:\/\/x is no http\(s\):\/\/ address/, "--prometheus", "ftp://x"],
    [/"nothing" is no job=FILE.*; there is no file .*nowhere\.txt/, "--metrics", "nothing", "a=nowhere.txt"],
    [/words\.txt has no metrics in text form/, "--metrics", `a=${file}`],
  ];
  for (const [words, ...args] of cases) {
    const { exitCode, stdout, stderr } = await gaps(...args);
    t.deepEqual([exitCode, stdout], [2, ""], stderr);
    t.regex(stderr, words);
    t.notRegex(stderr, /^\s+at /m);
  }
  const prometheus = await startPrometheus(t, { shop: { targets: [server.address] } });
  await prometheus.until("up", 1);
  const refused = await gaps("--prometheus", prometheus.url);
  t.is(refused.exitCode, 2);
  t.regex(refused.stderr, /refuses: 401; give --user and --password-file/);
});

function temporary(t: ExecutionContext): string {
  const folder = mkdtempSync(join(tmpdir(), "sightline-gaps-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
