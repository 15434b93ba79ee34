import anyTest, { type TestFn } from "ava";
import * as hitl from "../../../../../metrics/hitl.ts";
import { complaints } from "../../support/promtool.ts";
import { fault, samples as samplesAt } from "../../support/requests.ts";
import { until } from "../../support/until.ts";
import { ask, createReview, type Health, openSession, untilReadiness, watch } from "../support/client.ts";
import { type Hitl, startHitl } from "../support/start-hitl.ts";

const test = anyTest as TestFn<Hitl>;
let running: Hitl | undefined;

test.serial.before(async (t) => {
  running = await startHitl();
  t.context = running;
});
test.beforeEach(async (t) => {
  await ask(`${t.context.url}/admin/faults`, "DELETE");
  await untilReadiness(t.context.url, well);
});
test.after.always(() => running?.remove());

const well = "up postgres=up redis=up";
const samples = (url: string) => samplesAt(url, "/metrics");

test.serial("a replica that cannot start yet says so, and in the end how long it took", async (t) => {
  const { postgres } = t.context;
  await postgres.pause();
  let url: string;
  try {
    ({ url } = await t.context.another(t, ["--startup.delay=100ms"]));
    const early = await ask<Health>(`${url}/health/startup`);
    t.deepEqual([early.status, early.body.status], [503, "starting"]);
    t.is((await ask<Health>(`${url}/health/live`)).status, 200);
    await untilReadiness(url, "starting postgres=down redis=up");
    t.deepEqual(await ask(`${url}/api/v1/stats`), { status: 503, body: { error: "the service is starting" } });
  } finally {
    await postgres.resume();
  }
  const started = await until("started", async () => {
    const answer = await ask<Health>(`${url}/health/startup`);
    return answer.status === 200 && answer.body;
  });
  t.is(started.status, "up");
  t.true((started.startup_seconds ?? 0) >= 0.1);
  t.true(started.uptime_seconds >= (started.startup_seconds ?? Number.POSITIVE_INFINITY));
  t.false(Number.isNaN(Date.parse(started.started_at)));
  await untilReadiness(url, well);
});

test.serial(
  "reviews and decisions reach everybody who watches, at every replica; of two decisions one holds",
  async (t) => {
    const other = await t.context.another(t);
    await untilReadiness(other.url, well);
    const { url } = t.context;
    const before = await samples(url);
    const watchers = await Promise.all([watch(t, url), watch(t, url), watch(t, other.url)]);
    const id = await createReview(url);
    for (const watcher of watchers) await watcher.saw("review", id);

    const session = await openSession(other.url);
    const decide = (at: string, decision: string) =>
      ask(`${at}/api/v1/reviews/${id}/decision`, "POST", { decision, comment: "" }, session);
    t.is((await decide(url, "escalate")).status, 200);
    const both = await Promise.all([decide(url, "approve"), decide(other.url, "reject")]);
    t.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409]);
    for (const watcher of watchers) await watcher.saw("decision", id);
    const winner = both.find(({ status }) => status === 200)?.body;
    t.like((await ask(`${url}/api/v1/reviews/${id}`)).body, { id, reviewer: "anna", status: winner?.status });

    t.is((await ask(`${url}/api/v1/reviews/${id}/decision`, "POST", { decision: "approve" })).status, 401);
    t.is((await ask(`${url}/api/v1/sessions`, "DELETE", undefined, session)).status, 204);
    t.is((await decide(url, "approve")).status, 401);

    const after = await until("the messages are counted", async () => {
      const now = await samples(url);
      const sent = (now.get("hitl_websocket_messages_sent") ?? 0) - (before.get("hitl_websocket_messages_sent") ?? 0);
      return sent >= 2 * 4 && now;
    });
    t.is(after.get("hitl_websocket_connections_active"), 2);
    t.is(after.get('hitl_decisions_total{decision="escalate"}'), 1);
    for (const watcher of watchers) watcher.close();
    await until("nobody watches", async () => (await samples(url)).get("hitl_websocket_connections_active") === 0);
  },
);

test.serial("its metrics have the names of their definitions, and promtool's blessing", async (t) => {
  const { url } = t.context;
  await ask(`${url}/api/v1/nothing`);
  const answer = await fetch(`${url}/metrics`);
  t.regex(answer.headers.get("content-type") ?? "", /^text\/plain; version=0\.0\.4/);
  const families = new Set([...(await answer.text()).matchAll(/^# TYPE (hitl_\S+)/gm)].map(([, name = ""]) => name));
  const defined = [hitl.requests, hitl.requestDuration, hitl.decisions, hitl.activeReviews]
    .concat(Object.values(hitl.websocket) as never, Object.values(hitl.databasePool) as never)
    .map(({ definition }) => definition.name);
  t.deepEqual([...families].toSorted(), defined.toSorted());
  t.deepEqual(await complaints(url, ["hitl_websocket_messages_sent"], "/metrics"), []);
});

test.serial(
  "without PostgreSQL: nothing to read or write, sessions and watchers stay; it comes back by itself",
  async (t) => {
    const { url, postgres, pid } = t.context;
    const watcher = await watch(t, url);
    const id = await createReview(url);
    await until("counted", async () => (await samples(url)).has("hitl_active_apv_reviews"));
    await postgres.stop();
    try {
      await untilReadiness(url, "down postgres=down redis=up");
      const { status, body } = await ask<Health>(`${url}/health`);
      t.deepEqual([status, body.status], [200, "degraded"]);
      t.regex(body.dependencies?.postgres.error ?? "", /ECONNREFUSED|terminated|ECONNRESET/);
      t.is((await ask(`${url}/health/live`)).status, 200);
      t.is((await ask(`${url}/health/startup`)).status, 200, "once started is started");
      for (const path of ["reviews", `reviews/${id}`, "stats"]) {
        const gone = { status: 503, body: { error: "postgres does not answer", dependency: "postgres" } };
        t.deepEqual(await ask(`${url}/api/v1/${path}`), gone);
      }
      t.is((await ask(`${url}/api/v1/sessions`, "POST", { reviewer: "ben" })).status, 201);
      t.is(watcher.closed(), undefined);
      await until("nobody knows", async () => !(await samples(url)).has("hitl_active_apv_reviews"));
      t.true(((await samples(url)).get('hitl_db_pool_errors_total{pool="main"}') ?? 0) > 0);
    } finally {
      await postgres.start();
    }
    await untilReadiness(url, well);
    t.is((await ask(`${url}/api/v1/reviews/${id}`)).status, 200, "what was kept is there");
    await until("counted again", async () => (await samples(url)).has("hitl_active_apv_reviews"));
    t.is(pid, t.context.pid);
  },
);

test.serial(
  "without Redis: no sessions and no messages, reviews stay; watchers hear that they missed something",
  async (t) => {
    const { url, redis } = t.context;
    const watcher = await watch(t, url);
    const session = await openSession(url);
    const id = await createReview(url);
    const decide = () => ask(`${url}/api/v1/reviews/${id}/decision`, "POST", { decision: "approve" }, session);
    await redis.stop();
    let unseen: number;
    try {
      await untilReadiness(url, "down postgres=up redis=down");
      t.is((await ask(`${url}/health/live`)).status, 200);
      const gone = { status: 503, body: { error: "redis does not answer", dependency: "redis" } };
      t.deepEqual(await decide(), gone);
      t.deepEqual(await ask(`${url}/api/v1/sessions`, "POST", { reviewer: "ben" }), gone);
      t.is((await ask(`${url}/api/v1/reviews`)).status, 200);
      unseen = await createReview(url);
    } finally {
      await redis.start();
    }
    await untilReadiness(url, well);
    await watcher.saw("resync");
    t.false(watcher.messages.some((message) => message.review?.id === unseen));
    t.is((await decide()).status, 401, "Redis keeps nothing: sessions are gone");
    await watcher.saw("review", await createReview(url));
  },
);

test.serial("both freeze: every request ends, and all is well when they go on", async (t) => {
  const { url, postgres, redis } = t.context;
  const session = await openSession(url);
  const id = await createReview(url);
  await Promise.all([postgres.pause(), redis.pause()]);
  try {
    await untilReadiness(url, "down postgres=down redis=down");
    const { body } = await ask<Health>(`${url}/health/ready`);
    for (const state of Object.values(body.dependencies ?? {})) t.regex(state.error ?? "", /no answer|timed? ?out/i);
    const asked = Array.from({ length: 30 }, () => ask(`${url}/api/v1/reviews`));
    for (const { status } of await Promise.all(asked)) t.is(status, 503);
    const decision = ask(`${url}/api/v1/reviews/${id}/decision`, "POST", { decision: "approve" }, session);
    t.is((await decision).body.dependency, "redis");
    t.is((await ask(`${url}/health/live`)).status, 200);
  } finally {
    await Promise.all([postgres.resume(), redis.resume()]);
  }
  await untilReadiness(url, well);
  await untilAnswered(url);
});

test.serial("slow and errors: the API only", async (t) => {
  const { url } = t.context;
  await fault(url, "slow", { delayMs: 400, durationSeconds: 600 });
  const since = performance.now();
  await ask(`${url}/api/v1/stats`);
  t.true(performance.now() - since > 390);
  await fault(url, "slow", null);
  await fault(url, "errors", { share: 1, durationSeconds: 600 });
  t.is((await ask(`${url}/api/v1/stats`)).status, 500);
  await untilReadiness(url, well);
  t.true(
    ((await samples(url)).get('hitl_http_requests_total{method="GET",endpoint="/api/v1/stats",status="500"}') ?? 0) > 0,
  );
  await fault(url, "errors", null);
  await untilAnswered(url);
});

test.serial("an exhausted pool: requests wait and are turned away, the database itself is well", async (t) => {
  const { url } = t.context;
  const timeouts = 'hitl_db_pool_timeouts_total{pool="main"}';
  const before = (await samples(url)).get(timeouts) ?? 0;
  await fault(url, "exhaust-pool", { durationSeconds: 600 });
  await until(
    "all are taken",
    async () => (await samples(url)).get('hitl_db_pool_connections_in_use{pool="main"}') === 10,
  );
  const asked = Array.from({ length: 20 }, () => ask(`${url}/api/v1/stats`));
  await until(
    "some wait",
    async () => ((await samples(url)).get('hitl_db_pool_waiting_requests{pool="main"}') ?? 0) > 0,
  );
  for (const { status, body } of await Promise.all(asked)) t.deepEqual([status, body.dependency], [503, "postgres"]);
  t.true(((await samples(url)).get(timeouts) ?? 0) >= before + 20);
  await untilReadiness(url, well);
  await fault(url, "exhaust-pool", null);
  await untilAnswered(url);
});

test.serial("network faults: down breaks, a partition keeps silent, latency adds up; each clears", async (t) => {
  const { url } = t.context;
  await fault(url, "database-down", { durationSeconds: 600 });
  await untilReadiness(url, "down postgres=down redis=up");
  t.is((await ask(`${url}/api/v1/stats`)).status, 503);
  await fault(url, "database-down", null);
  await untilReadiness(url, well);

  await fault(url, "redis-down", { durationSeconds: 600 });
  await untilReadiness(url, "down postgres=up redis=down");
  await fault(url, "redis-down", null);
  await untilReadiness(url, well);

  for (const dependency of ["postgres", "redis", "all"]) {
    await fault(url, "partition", { dependency, durationSeconds: 600 });
    const [postgres, redis] = ["postgres", "redis"].map((name) => (["all", name].includes(dependency) ? "down" : "up"));
    await untilReadiness(url, `down postgres=${postgres} redis=${redis}`);
    const { body } = await ask<Health>(`${url}/health/ready`);
    const down = Object.values(body.dependencies ?? {}).filter(({ status }) => status === "down");
    for (const { error } of down) t.regex(error ?? "", /no answer|timed? ?out|writeable/i);
    t.is((await ask(`${url}/api/v1/stats`)).status, postgres === "down" ? 503 : 200);
    await fault(url, "partition", null);
    await untilReadiness(url, well);
    await untilAnswered(url);
  }

  await fault(url, "network-latency", { delayMs: 50, dependency: "postgres", durationSeconds: 600 });
  const { body } = await ask<Health>(`${url}/health/ready`);
  t.true((body.dependencies?.postgres.latency_ms ?? 0) >= 99, JSON.stringify(body));
});

test.serial("health bodies that are none", async (t) => {
  const { url } = t.context;
  const get = async (body: string, endpoint = "ready", at = endpoint) => {
    await fault(url, "health-body", { body, endpoint, durationSeconds: 600 });
    const answer = await fetch(`${url}/health/${at}`, { redirect: "manual", signal: AbortSignal.timeout(60_000) });
    return answer;
  };
  t.true((await (await get("huge")).text()).length > 16 * 1024 ** 2);
  const malformed = await (await get("malformed")).text();
  t.throws(() => JSON.parse(malformed));
  t.is(((await (await get("misshapen")).json()) as { status: unknown }).status, 1);
  const redirect = await get("redirect");
  t.deepEqual([redirect.status, redirect.headers.get("location")], [302, "http://elsewhere.invalid/health/ready"]);
  const { dependencies } = (await (await get("components")).json()) as { dependencies: object };
  t.is(Object.keys(dependencies).length, 1000);
  t.is((await (await get("deep")).text()).length, 200_034);
  t.is((await get("deep", "live", "ready")).status, 200, "only where it was asked for");
  await untilReadiness(url, well);

  await fault(url, "health-body", { body: "hang", endpoint: "live", durationSeconds: 600 });
  const hanging = fetch(`${url}/health/live`).then(
    () => "answered",
    () => "cut",
  );
  const slow = await get("slow");
  t.is(await hanging, "cut", "another fault of the name ends the first");
  const reader = slow.body?.getReader();
  t.is(String.fromCharCode(...((await reader?.read())?.value ?? [])), "{");
  await fault(url, "health-body", null);
  const rest: number[] = [];
  for (let piece = await reader?.read(); piece?.done === false; piece = await reader?.read()) rest.push(...piece.value);
  t.deepEqual(JSON.parse(`{${String.fromCharCode(...rest)}`), { status: "up" });
  await untilReadiness(url, well);
});

test.serial("memory and processor time, taken and let go", async (t) => {
  const { url } = t.context;
  const own = async (name: string) => (await samples(url)).get(name) ?? 0;
  const before = await own("process_resident_memory_bytes");
  await fault(url, "leak-memory", { limitMegabytes: 96, megabytesPerSecond: 64, durationSeconds: 600 });
  await until("it has grown", async () => (await own("process_resident_memory_bytes")) > before + 64 * 1024 ** 2);
  await fault(url, "leak-memory", null);
  const cpu = await own("process_cpu_seconds_total");
  await fault(url, "burn-cpu", { share: 1, durationSeconds: 600 });
  await until("a second of it is gone", async () => (await own("process_cpu_seconds_total")) > cpu + 1);
  t.pass();
  await untilReadiness(url, well);
});

test.serial("it ends in good order, also cut off from everything; a crash is one", async (t) => {
  const first = await t.context.another(t, ["--postgres.timeout=1s"]);
  await untilReadiness(first.url, well);
  const watcher = await watch(t, first.url);
  await fault(first.url, "partition", { durationSeconds: 600 });
  const waiting = Array.from({ length: 15 }, () => ask(`${first.url}/api/v1/stats`));
  await until("all are in", async () => {
    const now = await samples(first.url);
    const pool = (name: string) => now.get(`hitl_db_pool_${name}{pool="main"}`) ?? 0;
    return pool("connections_in_use") + pool("waiting_requests") >= waiting.length;
  });
  t.deepEqual(await first.end("SIGTERM"), { code: 0, signal: null }, first.log.join("\n"));
  for (const { status } of await Promise.all(waiting)) t.is(status, 503);
  t.is(watcher.closed(), 1001);

  const second = await t.context.another(t);
  await fault(second.url, "crash");
  t.deepEqual(await second.ended, { code: 70, signal: null });
  t.deepEqual(unexpected(t.context.log), [], "no request failed for a reason of its own");
});

async function untilAnswered(url: string): Promise<void> {
  await until("requests are answered", async () => (await ask(`${url}/api/v1/stats`)).status === 200);
}

/** Log lines that tell of a mistake in the service. */
function unexpected(log: readonly string[]): readonly string[] {
  return log.filter((line) => /"level":"(error|fatal)"|request failed|Uncaught/.test(line));
}
