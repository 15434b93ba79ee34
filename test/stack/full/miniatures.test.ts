import test, { type ExecutionContext } from "ava";
import { execa } from "execa";
import { exposedTexts, internalPassword } from "../live/support/exposed.ts";
import { isHardened } from "../live/support/hardening.ts";
import { containers, runningParts } from "../live/support/parts.ts";
import { type Queries, queries, type Sample } from "../live/support/queries.ts";
import { type StackProject, stackProject } from "../live/support/stack-project.ts";

const demo = ["--demo", "hitl,governance-bridge,agents"];
const own = [
  ...["agents", "agents-postgres", "governance-bridge", "hitl-api", "hitl-postgres", "hitl-redis"],
  ...["containers", "health", "load-test", "socket-proxy"],
];

let stack: StackProject;
let prometheus: Queries;
let first = "";

test.before("up --demo hitl,governance-bridge,agents", async () => {
  stack = await stackProject({ stack: "dev" });
  await stack.configure({ scrapeInterval: "2s", evaluationInterval: "2s" });
  prometheus = queries(stack);
  const { code, text } = await stack.sightline("up", ...demo);
  if (code !== 0) throw new Error(text);
  first = text;
});
test.after.always("down", async () => stack.remove());

test.serial("every target is up", async (t) => {
  const jobs = await prometheus.query('up{job!~"grafana|preview"}');
  t.deepEqual(
    (await prometheus.query('up{job=~"grafana|preview"}')).map(({ value }) => value),
    [1],
    "one of the two viewers",
  );
  t.deepEqual(
    jobs.filter(({ value }) => value !== 1),
    [],
  );
  const expected = ["alertmanager", "inbox", "node-exporter", "prometheus", "containers", "socket-proxy", "health"];
  t.deepEqual(
    jobs.map(({ labels }) => labels.job).sort(),
    [...expected, "load-test", "agents", "governance-bridge", "hitl-api"].sort(),
  );
});

test.serial("the closing block says where each is, how it is loaded and how it is broken", (t) => {
  const { hitl, governanceBridge, governanceBridgeGrpc, agents, loadTest } = stack.ports;
  t.true(first.includes(`http://127.0.0.1:${governanceBridge} and grpc://127.0.0.1:${governanceBridgeGrpc}`));
  for (const port of [hitl, governanceBridge, agents]) {
    t.true(first.includes(`-e TARGET=http://127.0.0.1:${port} `));
    t.true(first.includes(`curl http://127.0.0.1:${port}/admin/faults`));
  }
  t.regex(first, new RegExp(`Load results +http://127\\.0\\.0\\.1:${loadTest}\n`));
});

test.serial("every container is hardened; what it may do beyond stands in the table", async (t) => {
  const parts = await runningParts(stack);
  for (const part of own) t.true(parts.includes(part), part);
  for (const part of parts) await isHardened(t, stack, part);
});

test.serial("the proxy alone can reach the engine, and who asks it changes nothing", async (t) => {
  for (const part of await runningParts(stack)) {
    const { Mounts, NetworkSettings } = await stack.inspect(part);
    t.is(
      Mounts.some(({ Source }) => Source.endsWith("docker.sock")),
      part === "socket-proxy",
      part,
    );
    const engine = Object.keys(NetworkSettings.Networks).includes(`${stack.name}-dev-engine`);
    t.is(engine, ["socket-proxy", "containers", "prometheus"].includes(part), part);
  }
  const { Internal } = await stack.docker.getNetwork(`${stack.name}-dev-engine`).inspect();
  t.true(Internal);
  const ask = `const asked = async (method, path) => (await fetch("http://socket-proxy:2375" + path, { method })).status;
    console.log(await asked("GET", "/containers/json"), await asked("POST", "/containers/x/stop"), await asked("GET", "/secrets"))`;
  const program = ["/usr/local/bin/node", "--input-type=module", "--eval", ask];
  const { stdout } = await execa("docker", ["exec", `${stack.name}-dev-containers`, ...program]);
  const [read, stopped, secrets] = stdout.split(" ").map(Number);
  t.is(read, 200);
  for (const refused of [stopped, secrets]) t.true(refused === 403 || refused === 405, stdout);
});

test.serial("no secret is readable by others, the databases' passwords among them", async (t) => {
  const secrets = [await stack.password(), await internalPassword(stack, "load-test")];
  t.is(secrets[1], await internalPassword(stack));
  for (const part of ["hitl-postgres", "agents-postgres"])
    secrets.push(await internalPassword(stack, part, "postgres-password"));
  t.is(new Set(secrets).size, 4);
  for (const text of await exposedTexts(stack)) {
    for (const secret of secrets) t.false(text.includes(secret));
    t.notRegex(text, /\$2[aby]\$10\$/);
  }
});

for (const more of [[], ["--refresh"]])
  test.serial(`${["up", ...more].join(" ")} again changes nothing`, async (t) => {
    const before = await containers(stack);
    t.regex(await up(t, ...demo, ...more), /pulumi up +no changes/);
    t.deepEqual(await containers(stack), before);
  });

test.serial("every container is in the metrics, with its limit, and nothing of it is unknown", async (t) => {
  const parts = await runningParts(stack);
  const mine = `name=~"${stack.name}-.*"`;
  const seen = await prometheus.until(`container_last_seen{${mine}}`, ({ length }) => length === parts.length);
  t.deepEqual(
    seen.map(({ labels }) => labels.name).sort(),
    parts.map((part) => `${stack.name}-dev-${part}`),
  );
  for (const family of ["container_memory_working_set_bytes", "container_cpu_usage_seconds_total"])
    t.is((await prometheus.query(`count by (name) (${family}{${mine}})`)).length, parts.length, family);
  const limit = await prometheus.value(`container_spec_memory_limit_bytes{name="${stack.name}-dev-hitl-redis"}`);
  t.is(limit, 128 * 1024 ** 2);
});

test.serial("how long the HITL API took to start is known", async (t) => {
  const took = await prometheus.until(
    'health_startup_duration_seconds{service="hitl-api"}',
    ({ length }) => length === 1,
  );
  t.true((took[0]?.value ?? 0) > 0);
});

const up1 = (samples: readonly Sample[]) => samples.length === 1 && samples[0]?.value === 1;
const up0 = (samples: readonly Sample[]) => samples.length === 1 && samples[0]?.value === 0;
const check = (name: string) => `health_up{service="hitl-api", check="${name}"}`;
const component = (name: string) => `health_component_up{service="hitl-api", component="${name}"}`;
const transitions = (name: string) => `health_component_transitions_total{service="hitl-api", component="${name}"}`;

for (const [stopped, other] of [
  ["postgres", "redis"],
  ["redis", "postgres"],
] as const)
  test.serial(`without ${stopped} its own series turns; ready follows, live does not`, async (t) => {
    for (const expr of [component(stopped), component(other), check("ready")]) await prometheus.until(expr, up1);
    const calm = await prometheus.value(transitions(other));
    await stack.container(`hitl-${stopped}`).stop({ t: 10 });
    try {
      await prometheus.until(component(stopped), up0);
      await prometheus.until(check("ready"), up0);
      t.is(await prometheus.value(component(other)), 1);
      t.is(await prometheus.value(check("live")), 1);
      t.is(await prometheus.value(transitions(other)), calm);
    } finally {
      await stack.container(`hitl-${stopped}`).start();
    }
    for (const expr of [component(stopped), check("ready")]) await prometheus.until(expr, up1);
    await prometheus.until(transitions(stopped), ([sample]) => (sample?.value ?? 0) >= 2);
  });

test.serial("the bridge's leaks of goroutines and of memory are seen, and their end", async (t) => {
  const goroutines = 'go_goroutines{job="governance-bridge"}';
  const heap = 'go_memstats_heap_inuse_bytes{job="governance-bridge"}';
  const [few = 0, small = 0] = [await prometheus.value(goroutines), await prometheus.value(heap)];
  await fault("PUT", "governanceBridge", "leak-goroutines", { limit: 500, perSecond: 500 });
  await fault("PUT", "governanceBridge", "leak-memory", { limitMegabytes: 48, megabytesPerSecond: 48 });
  await prometheus.until(goroutines, ([sample]) => (sample?.value ?? 0) >= few + 400);
  await prometheus.until(heap, ([sample]) => (sample?.value ?? 0) >= small + 40e6);
  await fault("DELETE", "governanceBridge");
  await prometheus.until(goroutines, ([sample]) => (sample?.value ?? Infinity) < few + 100);
  t.pass();
});

test.serial("the agents' exhausted pool is seen: all connections in use, and operations that wait", async (t) => {
  const inUse = "max(agent_db_pool_connections_in_use)";
  const limit = "agent_db_pool_connections_limit";
  await prometheus.until(`count(${limit})`, ([sample]) => (sample?.value ?? 0) >= 1);
  await fault("PUT", "agents", "pool-exhaustion", { pool: "work", share: 1, durationSeconds: 120 });
  try {
    await prometheus.until(
      'agent_db_pool_connections_in_use{pool="work"} >= on (pool) agent_db_pool_connections_limit',
      ({ length }) => length === 1,
    );
  } finally {
    await fault("DELETE", "agents");
  }
  await prometheus.until(inUse, ([sample]) => (sample?.value ?? 0) < 20);
  t.pass();
});

test.serial("a container with a label is a target as long as it runs", async (t) => {
  const name = `${stack.name}-labelled`;
  const image = (await stack.inspect("inbox")).Image;
  const program = `require("http").createServer((_, answer) => answer.setHeader("content-type", "text/plain").end("shop_orders_total 7\\n")).listen(8080)`;
  const labels = { "sightline.scrape": "true", "sightline.port": "8080", "sightline.job": "shop" };
  const container = await stack.docker.createContainer({
    name,
    Image: image,
    Entrypoint: ["/usr/local/bin/node", "--eval", program],
    Labels: { ...labels, "sightline.stack": `${stack.name}/dev` },
    HostConfig: { NetworkMode: `${stack.name}-dev` },
  });
  try {
    await container.start();
    await prometheus.until('shop_orders_total{job="shop"}', ([sample]) => sample?.value === 7);
  } finally {
    await container.remove({ force: true });
  }
  await prometheus.until('up{job="shop"}', ({ length }) => length === 0);
  t.pass();
});

test.serial("the result of a k6 run that is posted is in Prometheus, as k6 told it", async (t) => {
  const summary = JSON.stringify({
    metrics: {
      http_reqs: { type: "counter", contains: "default", values: { count: 4001, rate: 13.33 } },
      http_req_failed: { type: "rate", contains: "default", values: { rate: 0, passes: 0, fails: 4001 } },
      http_req_duration: {
        type: "trend",
        contains: "time",
        values: { avg: 1.5, min: 0.5, med: 1.25, max: 40, "p(90)": 2, "p(95)": 2.39, "p(99)": 8.29, count: 4001 },
        thresholds: { "p(95)<500": { ok: true } },
      },
    },
    state: { testRunDurationMs: 300_000 },
  });
  const post = async (password: string, name = "hitl-read-heavy") =>
    fetch(`http://127.0.0.1:${stack.ports.loadTest}/api/v1/results/${name}`, {
      method: "POST",
      headers: { authorization: `Basic ${Buffer.from(`admin:${password}`).toString("base64")}` },
      body: summary,
    });
  t.is((await post("wrong")).status, 401);
  const password = await stack.password();
  t.true((await post(password, "nobody-knows")).status >= 400);
  const answer = await post(password);
  t.true(answer.ok, await answer.text());
  const test = 'tool="k6", test="hitl-read-heavy"';
  await prometheus.until(`loadtest_requests{${test}}`, ([sample]) => sample?.value === 4001);
  t.is(await prometheus.value(`loadtest_request_duration_seconds{${test}, quantile="0.95"}`), 0.00239);
  t.is(await prometheus.value(`loadtest_threshold_ok{${test}}`), 1);
});

test.serial("without the containers exporter nobody asks the engine, and nothing of it is left", async (t) => {
  await stack.configure({ scrapeInterval: "2s", evaluationInterval: "2s", containers: false });
  await up(t, ...demo);
  const parts = await runningParts(stack);
  for (const part of ["containers", "socket-proxy"]) t.false(parts.includes(part), part);
  const networks = await stack.docker.listNetworks({ filters: { label: [`sightline.stack=${stack.name}/dev`] } });
  t.false(networks.some(({ Name }) => Name.endsWith("-engine")));
});

async function up(t: ExecutionContext, ...args: string[]): Promise<string> {
  const { code, text } = await stack.sightline("up", ...args);
  t.is(code, 0, text);
  return text;
}

/** Sets a fault of a miniature, or ends all of them, the way that the closing block tells. */
async function fault(
  method: "PUT" | "DELETE",
  part: "hitl" | "governanceBridge" | "agents",
  name?: string,
  parameters?: object,
): Promise<void> {
  const url = `http://127.0.0.1:${stack.ports[part]}/admin/faults${name === undefined ? "" : `/${name}`}`;
  const answer = await fetch(url, { method, ...(parameters ? { body: JSON.stringify(parameters) } : {}) });
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
}
