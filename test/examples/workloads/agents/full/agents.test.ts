import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import anyTest, { type ExecutionContext, type TestFn } from "ava";
import { agents as metrics, process as processMetrics } from "../../../../../metrics/index.ts";
import type { Metric } from "../../../../../metrics/kit/index.ts";
import { type Postgres, startPostgres } from "../../../../support/postgres/index.ts";
import { differences } from "../../support/defined.ts";
import { type RunningProgram, startProgram } from "../../support/program.ts";
import { fault } from "../../support/requests.ts";
import { exitCodeOf, runLoad } from "../../support/run-load.ts";
import { complaintsOf, scrape, series } from "../../support/scrape.ts";
import { until } from "../../support/until.ts";

/** One database and one program for all tests, which come one after the other and leave both well. */
interface Context {
  readonly postgres: Postgres;
  readonly start: () => Promise<RunningProgram>;
  /** Another one after a test that ends it. */
  readonly current: { agents: RunningProgram };
}

const test = anyTest as TestFn<Context>;
const teardowns: (() => unknown)[] = [];
const kept = { teardown: (end: () => unknown) => void teardowns.unshift(end) };

test.before(async (t) => {
  const postgres = await startPostgres({ user: "agents" });
  teardowns.unshift(() => postgres.remove());
  const folder = mkdtempSync(join(tmpdir(), "sightline-agents-"));
  teardowns.unshift(() => rmSync(folder, { recursive: true, force: true }));
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, `${postgres.password}\n`);
  const start = () => startAgents(kept, postgres, passwordFile);
  t.context = { postgres, start, current: { agents: await start() } };
});
test.afterEach.always(async ({ context }) => {
  await fetch(`${context.current.agents.url}/admin/faults`, { method: "DELETE" }).catch(() => undefined);
});
test.after.always(async () => {
  for (const end of teardowns) await end();
});

async function startAgents(
  t: Pick<ExecutionContext, "teardown">,
  { host, port }: Pick<Postgres, "host" | "port">,
  passwordFile: string,
) {
  const main = fileURLToPath(new URL("../../../../../examples/workloads/agents/main.ts", import.meta.url));
  const listen = "--web.listen-address=127.0.0.1:0";
  const database = [
    `--postgres.url=postgres://agents@${host}:${port}/agents`,
    `--postgres.password-file=${passwordFile}`,
  ];
  return startProgram(t, process.execPath, [main, "agents", listen, ...database]);
}

test.serial("its metrics are those that are defined", async (t) => {
  const { url } = t.context.current.agents;
  const text = await scrape(url);
  const { semaphore, rateLimiter, databasePool, ...own } = metrics;
  const sets: readonly object[] = [own, semaphore, rateLimiter, databasePool];
  const all = sets.flatMap((set) => Object.values(set) as readonly Metric[]);
  t.deepEqual(differences(text, all), []);
  const { cpuSeconds, residentMemory } = processMetrics;
  t.deepEqual(differences(text, [cpuSeconds, residentMemory], { help: false }), []);
  t.deepEqual(await complaintsOf(url), []);
});

test.serial("operations are done and are in the ledger", async (t) => {
  const { url } = t.context.current.agents;
  await ready(url);
  for (const operation of ["plan", "recall", "act"]) {
    const answer = await begin(url, { operation, agents: 60, wait: true });
    t.like(answer, { status: 200, accepted: 60, rejected: 0, completed: 60 }, operation);
    t.is(await series(url, `agent_operations_total{operation="${operation}",outcome="completed"}`), 60);
    t.is(await series(url, `agent_operation_duration_seconds_count{operation="${operation}"}`), 60);
    t.is(await series(url, `agent_operations_in_progress{operation="${operation}"}`), 0);
  }
  const behind = await begin(url, { agents: 5 });
  t.is(behind.status, 202);
  t.is((behind.ids as readonly string[]).length, 5);
  t.like(await balanced(url), { open: 0, completed: 185, failed: 0, timeout: 0 });
  t.is((await begin(url, { agents: 1001 })).status, 400);
  t.is((await begin(url, { operation: "sleep" })).status, 400);
  t.like(await ask(url, "/health"), { status: "up", dependencies: { postgres: { status: "up" } } });
});

test.serial(
  "pool exhaustion: the pool's series say so, operations run out of time, the ledger still takes them",
  async (t) => {
    const { url } = t.context.current.agents;
    await fault(url, "pool-exhaustion", { pool: "work" });
    await until("all are taken", async () => (await pool(url, "connections_in_use")) === 20);
    t.is(await pool(url, "connections_limit"), 20);
    t.is(await pool(url, "connections_idle"), 0);
    const late = begin(url, { operation: "recall", agents: 30, wait: true });
    await until("they wait", async () => ((await pool(url, "waiting_requests")) ?? 0) > 0);
    t.like(await late, { status: 504, accepted: 30, completed: 0, timeout: 30 });
    t.true(((await pool(url, "timeouts_total")) ?? 0) >= 30);
    t.is((await ask(url, "/health")).status, "up", "the database is well");
    await fault(url, "pool-exhaustion", null);
    await until("all are free", async () => (await pool(url, "connections_in_use")) === 0);
    t.like(await begin(url, { operation: "recall", agents: 30, wait: true }), { status: 200, completed: 30 });
    t.like(await balanced(url), { open: 0, timeout: 30 });
  },
);

test.serial("the ledger's pool exhausted: nothing is accepted, nothing is lost", async (t) => {
  const { url } = t.context.current.agents;
  const before = await ask(url, "/operations");
  await fault(url, "pool-exhaustion", { pool: "ledger" });
  await until("all are taken", async () => (await pool(url, "connections_in_use", "ledger")) === 4);
  t.like(await begin(url, { operation: "recall", agents: 3, wait: true }), {
    status: 503,
    error: "the database does not take them",
  });
  t.like(await ask(url, "/operations"), { accepted: before.accepted, inProgress: 0 });
  await fault(url, "pool-exhaustion", null);
  t.like(await balanced(url), { open: 0 });
});

test.serial("a slow service keeps the permits; a failing one fails operations and nothing else", async (t) => {
  const { url } = t.context.current.agents;
  const permits = (what: string) => series(url, `agent_semaphore_${what}{semaphore="model"}`);
  await fault(url, "slow", { delayMs: 30_000 });
  const slow = begin(url, { operation: "plan", agents: 40, wait: true });
  await until("all are taken", async () => (await permits("permits_in_use")) === (await permits("permits_limit")));
  await until("the others wait", async () => (await permits("waiting_operations")) === 24);
  t.is(await series(url, 'agent_operations_in_progress{operation="plan"}'), 40);
  await fault(url, "slow", null);
  t.like(await slow, { status: 200, completed: 40 });
  t.is(await permits("permits_in_use"), 0);

  await fault(url, "errors", { share: 1 });
  t.like(await begin(url, { operation: "act", agents: 10, wait: true }), { status: 502, failed: 10 });
  t.is(await series(url, 'agent_operations_total{operation="act",outcome="failed"}'), 10);
  await fault(url, "errors", null);
  t.is((await begin(url, { operation: "act", agents: 10, wait: true })).status, 200);
  t.like(await balanced(url), { open: 0, failed: 10 });
});

test.serial("limiter starvation: everything is rejected and counted, the other limiter goes on", async (t) => {
  const { url } = t.context.current.agents;
  const read = (outcome: string) =>
    series(url, `agent_rate_limiter_requests_total{limiter="model",outcome="${outcome}"}`);
  const [allowed, rejected = 0] = [await read("allowed"), await read("rejected")];
  await fault(url, "limiter-starvation", { limiter: "model" });
  t.like(await begin(url, { operation: "plan", agents: 10, wait: true }), { status: 429, accepted: 0, rejected: 10 });
  t.is(await read("rejected"), rejected + 10);
  t.is(await read("allowed"), allowed);
  t.is(await series(url, 'agent_operations_total{operation="plan",outcome="rejected"}'), 10);
  t.is((await begin(url, { operation: "act", wait: true })).status, 200);
  await fault(url, "limiter-starvation", null);
  await until("it permits again", async () => (await begin(url, { operation: "plan", wait: true })).status === 200);
});

test.serial("memory pressure and a throttled processor show in the process's own series", async (t) => {
  const { url } = t.context.current.agents;
  const read = async (name: string) => (await series(url, name)) ?? 0;
  const held = await read("nodejs_external_memory_bytes");
  await fault(url, "leak-memory", { limitMegabytes: 50, megabytesPerSecond: 50 });
  await until("it is held", async () => (await read("nodejs_external_memory_bytes")) > held + 45e6);
  t.true((await read("process_resident_memory_bytes")) > 45e6);
  await fault(url, "leak-memory", null);

  await fault(url, "throttle-cpu", { share: 0.2 });
  await until("timers are late", async () => (await read("nodejs_eventloop_lag_max_seconds")) > 0.06);
  await fault(url, "throttle-cpu", null);
  await until("timers are in time", async () => (await read("nodejs_eventloop_lag_max_seconds")) < 0.06);
});

/** What takes the database away, and what gives it back. */
const outages: Readonly<Record<string, (context: Context) => Promise<() => Promise<unknown>>>> = {
  "network partition": async ({
    current: {
      agents: { url },
    },
  }) => {
    await fault(url, "network-partition", { durationSeconds: 600 });
    return () => fault(url, "network-partition", null);
  },
  "database down": async ({ postgres }) => {
    await postgres.stop();
    return () => postgres.start();
  },
};
for (const [name, outage] of Object.entries(outages)) {
  test.serial(`${name}: operations under way fail, none is accepted, afterwards every one has its end`, async (t) => {
    const { url } = t.context.current.agents;
    const errors = async () => {
      const counts = ["errors_total", "timeouts_total"].flatMap((what) => [pool(url, what), pool(url, what, "ledger")]);
      return (await Promise.all(counts)).reduce<number>((sum, count = 0) => sum + count, 0);
    };
    const [before, failures] = [await ask(url, "/operations"), await errors()];
    await fault(url, "slow", { delayMs: 30_000 });
    t.is((await begin(url, { operation: "plan", agents: 10 })).status, 202);
    const mend = await outage(t.context);
    await fault(url, "slow", null);
    const [refused, health] = await Promise.all([begin(url, { operation: "recall", agents: 3 }), ask(url, "/health")]);
    t.is(refused.status, 503);
    t.is(health.status, "down");
    await until("they have an end", async () => (await ask(url, "/operations")).inProgress === 0);
    await until("the pools' series have it", async () => (await errors()) > failures);
    await mend();
    await until("it is well again", async () => (await ask(url, "/health")).status === "up");
    t.like(await begin(url, { operation: "recall", agents: 30, wait: true }), { status: 200, completed: 30 });
    const after = await ask(url, "/operations");
    t.is(number(after, "accepted"), number(before, "accepted") + 40);
    t.true(number(after, "completed") < number(before, "completed") + 40, "some did not get through");
    t.like(await balanced(url), { open: 0 });
  });
}

test.serial("every load runs, loses nothing and leaves its figures", async (t) => {
  const { url } = t.context.current.agents;
  for (const name of ["100", "500", "1000", "spike", "endurance"]) {
    const script = new URL(`../../../../../examples/workloads/agents/load/${name}.js`, import.meta.url);
    const { exitCode, output, result } = await runLoad(t, script, `agents-${name}`, { TARGET: url });
    t.is(exitCode, exitCodeOf(result), output);
    t.like(result.load, { name: `agents-${name}`, short: true });
    t.is(result.metrics.operations_lost?.values.count, 0);
    t.true((result.metrics["http_reqs{name:recall}"]?.values.count ?? 0) > 0);
    t.truthy(result.metrics["http_req_duration{name:plan}"]?.values["p(99.9)"]);
  }
  t.like(await balanced(url), { open: 0 });
});

test.serial("what a crash interrupted counts as failed at the next start", async (t) => {
  const { current, start } = t.context;
  const { agents } = current;
  const known = await balanced(agents.url);
  await fault(agents.url, "slow", { delayMs: 20_000 });
  t.is((await begin(agents.url, { operation: "act", agents: 25 })).status, 202);
  await fault(agents.url, "crash");
  t.deepEqual(await agents.ended, { code: 70, signal: null });
  current.agents = await start();
  const { url } = current.agents;
  await ready(url);
  t.deepEqual(await ask(url, "/operations/ledger"), { ...known, failed: number(known, "failed") + 25 });
});

test.serial("told to stop it finishes what is under way, and writes it down", async (t) => {
  const { current, start } = t.context;
  const { agents } = current;
  const known = await balanced(agents.url);
  await fault(agents.url, "slow", { delayMs: 300 });
  t.is((await begin(agents.url, { operation: "act", agents: 20 })).status, 202);
  t.deepEqual(await agents.end("SIGTERM"), { code: 0, signal: null });
  current.agents = await start();
  const { url } = current.agents;
  await ready(url);
  t.deepEqual(await ask(url, "/operations/ledger"), { ...known, completed: number(known, "completed") + 20 });
});

test.serial("without its database it runs, says so, and stops when told to", async (t) => {
  const { url, end } = await startAgents(t, { host: "127.0.0.1", port: 9 }, fileURLToPath(import.meta.url));
  t.is((await fetch(`${url}/-/healthy`)).status, 200);
  t.is((await fetch(`${url}/-/ready`)).status, 503);
  t.is((await fetch(`${url}/health/live`)).status, 200);
  const health = await fetch(`${url}/health`);
  t.is(health.status, 503);
  t.like(await health.json(), { status: "down", dependencies: { postgres: { status: "down" } } });
  t.like(await begin(url, {}), { status: 503, error: "the database was not reached yet" });
  t.deepEqual(await end("SIGTERM"), { code: 0, signal: null });
});

type Answer = Readonly<Record<string, unknown>>;

interface Asked {
  readonly operation?: string;
  readonly agents?: number;
  readonly wait?: boolean;
}

async function begin(url: string, asked: Asked): Promise<Answer> {
  const query = new URLSearchParams(
    Object.entries(asked).map(([key, value]) => [key, String(value)] as [string, string]),
  );
  const answer = await fetch(`${url}/operations?${query}`, { method: "POST" });
  return { ...((await answer.json()) as object), status: answer.status };
}

async function ask(url: string, path: string): Promise<Answer> {
  return (await (await fetch(`${url}${path}`)).json()) as Answer;
}

/** Waits until every end is written, and checks that the ledger and the program's own count agree. */
async function balanced(url: string): Promise<Answer> {
  return until("every operation has its end", async () => {
    const [{ inProgress, unsettled }, ledger] = [await ask(url, "/operations"), await ask(url, "/operations/ledger")];
    return inProgress === 0 && unsettled === 0 && ledger.open === 0 && ledger;
  });
}

async function ready(url: string): Promise<void> {
  await until("it is ready", async () => (await fetch(`${url}/-/ready`)).ok);
}

function pool(url: string, what: string, name = "work"): Promise<number | undefined> {
  return series(url, `agent_db_pool_${what}{pool="${name}"}`);
}

function number(answer: Answer, key: string): number {
  return Number(answer[key]);
}
